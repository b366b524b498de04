import type { CaseResult } from '../../src/contract/result.ts';
import { isAbout, type Mutant } from './mutant.ts';
import type { TableRun } from './run.ts';

/** What came of one mutant; plain data. */
export interface MutantRow {
  id: string;
  family: string;
  title: string;
  /** Error of the page that it gets wrong, where it is about one. */
  exception?: string;
  /** The operation beside CreateTrail that it gets wrong. */
  operation?: string;
  killed: boolean;
  /** Ids of the cases that tell it from the reference; of many some. */
  by: string[];
  /** Exceptions and parts that were conformant and no longer are, with their verdict. */
  verdicts: Record<string, string>;
  /** Whether a killing case is about what the mutant breaks; absent where the page has no clause of its own for it. */
  named?: boolean;
}

/** So many cases tell a mutant for sure. */
const MANY = 10;

/** Whether a mutant needs no further case: many have told it, one of them about what it breaks. */
export function isTold(mutant: Mutant, results: readonly CaseResult[]): boolean {
  const telling = results.filter(({ outcome }) => outcome === 'fail');
  if (telling.length < MANY) return false;
  const about = telling.map((one) => isAbout(mutant, one));
  return about.includes(true) || about.every((one) => one === undefined);
}

/**
 * Compares a run on a mutant with the one on the reference. A mutant is killed by a case that passes on the reference and
 * fails on it, or by a verdict that was conformant and no longer is. In the latter case nothing fails, so the cases that
 * saw another error than on the reference are the ones that tell.
 */
export function judgeMutant(mutant: Mutant, base: TableRun, run: TableRun): MutantRow {
  const { id, family, title } = mutant;
  const verdicts = Object.fromEntries(
    Object.entries(run.verdicts).filter(
      ([group, verdict]) =>
        verdict !== base.verdicts[group] && ['conformant', 'retired'].includes(base.verdicts[group] ?? ''),
    ),
  );
  const by = run.results.filter(({ outcome, group, code }, index) => {
    const before = base.results[index];
    if (before?.outcome !== 'pass') return false;
    return outcome === 'fail' || (group in verdicts && code !== before.code);
  });
  const killed = by.length > 0 || Object.keys(verdicts).length > 0;
  const about = by.map((one) => isAbout(mutant, one));
  const named = about.includes(true) ? true : about.includes(false) ? false : undefined;
  return {
    id,
    family,
    title,
    ...(mutant.exception ? { exception: mutant.exception } : {}),
    ...(mutant.operation ? { operation: mutant.operation } : {}),
    killed,
    by: by.map((one) => one.id),
    verdicts,
    ...(killed && named !== undefined ? { named } : {}),
  };
}
