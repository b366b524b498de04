import { resolve } from 'node:path';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { loadSuite } from '../contract/table.ts';
import { toKnownText, toUpdatedText } from '../report/terminal/known.ts';
import { exitCodeOf } from '../results/exit-code.ts';
import type { Gate } from '../results/gate.ts';
import { isEveryCase } from '../results/known-findings.ts';
import { judgeKnown, type KnownMessage } from '../results/known-judge.ts';
import { exitCodeUpdated } from './exit.ts';

interface KnownArgs {
  known?: string | undefined;
  updateKnown: boolean;
  reason?: string | undefined;
  /** Whether to tell every entry that an update changed. */
  verbose: boolean;
}

/** What a run does with a list of known differences; without a list everything is undefined or empty. */
export interface KnownList {
  judge(report: Report): KnownMessage[] | undefined;
  /** What to print before the run is known to be whole. */
  text(known: readonly KnownMessage[] | undefined): string;
  /** Brings the file up to the run where that was asked for. Gives what to print and the exit code. */
  update(
    report: Report,
    known: readonly KnownMessage[] | undefined,
    gate?: Gate,
  ): Promise<{ text: string; code: number }>;
}

/**
 * Reads the list that the user or the config names.
 * @throws CannotJudge for a list that can't be read, and for an update without a file
 */
export async function openKnown(args: KnownArgs, configured: string | undefined): Promise<KnownList> {
  const file = args.known === undefined ? configured : resolve(args.known);
  if (args.updateKnown && file === undefined) {
    throw new CannotJudge('--update-known needs a file to write. Name it with --known FILE.');
  }
  // Loaded only here: most runs have no list.
  const list =
    file === undefined
      ? undefined
      : await (await import('../results/known-file.ts')).readKnown(file, { forUpdate: args.updateKnown });
  const ids = loadSuite().cases.map(({ id }) => id);
  return {
    judge: (report) => list && judgeKnown(list, report, ids),
    text: (known) => (known && !args.updateKnown ? `${toKnownText(known)}\n` : ''),
    update: async (report, known, gate) => {
      if (!args.updateKnown || !list || !known) return { text: '', code: exitCodeOf(report, known, gate) };
      const { describeUpdate, updateKnown } = await import('../results/known-update.ts');
      const isWhole = isEveryCase(report.cases, ids);
      const updated = await updateKnown(list, known, ids, args.reason, isWhole ? report.findings : []);
      const done = known
        .filter(({ state }) => state !== 'known')
        .map((one) => ({ state: one.state, line: describeUpdate(one, list) }));
      return {
        text: `${toUpdatedText(list.shown, done, updated, args.verbose)}\n`,
        code: exitCodeUpdated(report, known, updated.reasonless),
      };
    },
  };
}
