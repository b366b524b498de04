import type { Case } from '../../generated/case-table.ts';
import { bindCase } from '../contract/bind.ts';
import { withoutPolicy } from '../contract/policy-refused.ts';
import type { Recording, Unmet } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';
import type { Bindings } from '../contract/template.ts';
import { judge } from '../judge/judge.ts';
import type { RunContext } from '../run/context.ts';
import { recordCase } from '../run/record.ts';
import type { Slots } from '../run/slots.ts';

/** What the cases of a run share: where they go, and the needs that they are bound to. */
export interface CaseContext extends RunContext {
  bindings: Bindings;
  /** Needs that could not be provided, by alias. */
  unmet: Readonly<Record<string, Unmet>>;
}

/** What one case came to. */
export interface CaseDone {
  recording: Recording;
  result: CaseResult;
}

/** Runs one case as soon as slots for its trails are free, and judges what was recorded. */
export async function runCase(testCase: Case, context: CaseContext, slots: Slots): Promise<CaseDone> {
  const { table, facts, bindings } = context;
  const unmet = testCase.needs.flatMap((alias) => context.unmet[alias] ?? []);
  const bound = bindCase(testCase, { facts, bindings, operation: table.operation });
  const recording: Recording =
    unmet.length > 0
      ? { caseId: testCase.id, unmet, exchanges: [] }
      : await recordCase(bound, context, slots);
  const result = judge(bound, recording, table);
  const bare = withoutPolicy(testCase.needs, bindings);
  if (result.outcome !== 'fail' || !bare || !asksForPolicy(testCase, recording)) return { recording, result };
  // The target checks a policy that it doesn't let anybody set.
  const unjudged: Recording = { caseId: testCase.id, unmet: [bare], exchanges: [] };
  return { recording: unjudged, result: judge(bound, unjudged, table) };
}

/** Whether a request was refused with a code that means that a need is not as it should be. */
function asksForPolicy({ retryCodes = [] }: Case, { exchanges }: Recording): boolean {
  return exchanges.some(({ seen }) => seen.kind === 'rejected' && retryCodes.includes(seen.code));
}
