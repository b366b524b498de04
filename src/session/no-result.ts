import type { Report } from '../../generated/report.ts';
import { CannotJudge, LeftBehind } from '../contract/errors.ts';
import type { Leak } from '../contract/leak.ts';
import { describeCase } from '../report/outcome.ts';
import { plain } from '../text/harmless.ts';
import type { OpenTarget } from './open-target.ts';

/** The fault that ended a run, with what the run could not remove. */
export function faultLeaving(fault: unknown, leaks: readonly Leak[]): LeftBehind {
  const message = fault instanceof Error ? fault.message : String(fault);
  return new LeftBehind(`${message}\n${leftBehind(leaks)}`, leaks, { cause: fault });
}

/** What could not be removed, a line each, and what to do about it. */
export function leftBehind(leaks: readonly Leak[]): string {
  const lines = leaks.map(({ kind, name, reason }) => `  ${kind} ${name}: ${plain(reason)}`);
  return ['Left behind; remove it with the verb sweep:', ...lines].join('\n');
}

/** Refuses to call a run a result whose target ended meanwhile. */
export async function assertAlive({ died }: Pick<OpenTarget, 'died'>): Promise<void> {
  const end = await died();
  if (end !== undefined)
    throw new CannotJudge(`The target ${end} during the run, so the results are incomplete.`);
}

/** Refuses to call a run a result that was broken off. What it left behind is said first, as it may cost money. */
export function assertWhole({ cases, leaks }: Report, stopped: string | undefined): void {
  if (stopped === undefined) return;
  const without = cases.filter(({ outcome }) => outcome === 'error').length;
  throw noResult(
    `The run was broken off: ${stopped}. ${without} of ${cases.length} cases could not be judged.`,
    leaks,
  );
}

/** Refuses to call a run a result in which nothing could be judged. */
export function assertJudged({ summary, cases, leaks }: Report): void {
  if (summary.conformance.total > 0) return;
  const reason = cases.map(describeCase).find(Boolean) ?? 'no case ran';
  throw noResult(`No case could be judged: ${reason}.`, leaks);
}

/** Why there is no result, and how much was left behind. */
function noResult(sentence: string, leaks: Report['leaks']): CannotJudge {
  if (leaks.length === 0) return new CannotJudge(sentence);
  return new LeftBehind(`${sentence} ${leaks.length} resources may be left; remove them with sweep.`, leaks);
}
