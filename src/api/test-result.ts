import type { CaseResult } from '../contract/result.ts';
import { describeCheck } from '../report/check.ts';
import { tellingChecks } from '../report/deviation.ts';
import { describeCase } from '../report/outcome.ts';
import type { KnownFile } from '../results/known-file.ts';
import { judgeKnown } from '../results/known-judge.ts';

/** What a result is compared with, and how to run its case again. */
export interface TestOptions {
  known?: KnownFile | undefined;
  /** Ids of every case of this version. */
  allIds: readonly string[];
  /** The command that runs only this case; undefined where there is none. */
  again: string | undefined;
}

/** The part of vitest's test context that is used. */
export interface Skipping {
  skip(note?: string): never;
}

/**
 * Reports a result as that of a test: returns where it passed, throws where it failed, skips where nothing was judged. A known
 * difference must fail exactly as listed, and is skipped then, because it is not right either.
 */
export function reportToTest(result: CaseResult, ctx: Skipping, { known, allIds, again }: TestOptions): void {
  const { id, outcome, clauses } = result;
  if (outcome === 'untestable') ctx.skip(describeCase(result));
  const run = { startedAt: new Date().toISOString() };
  const found = known && judgeKnown(known, { cases: [result], run }, allIds).find((one) => one.case === id);
  if (found?.state === 'known') ctx.skip(found.message);
  if (found && found.state !== 'new') throw new Error(found.message);
  if (outcome === 'error') throw new Error(`error: ${describeCase(result)}`);
  if (outcome !== 'fail') return;
  const messages = tellingChecks(result).map((check) => describeCheck(check).headline);
  const more = [`clauses: ${clauses.join(', ')}`, ...(again === undefined ? [] : [`again: ${again}`])];
  throw new Error([...messages, ...more].join('\n'));
}
