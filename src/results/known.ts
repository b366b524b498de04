import picomatch from 'picomatch';
import { type CaseResult, failedChecks, isJudged } from '../contract/result.ts';
import type { KnownFinding, ListedDifference } from './known-entry.ts';
import { compareFindings, isEveryCase } from './known-findings.ts';

/** How a case fails, in a form that is the same in every run: what was answered, and which checks fail. */
export function actualOf({ code, checks }: Pick<CaseResult, 'code' | 'checks'>): string {
  const failed = failedChecks({ checks }).map(({ check }) => check);
  return `${code ?? 'no error'}: ${[...new Set(failed)].sort().join(', ')}`;
}

/**
 * Compares the failures of a run with those that are listed. Cases that did not run, could not be judged or ended in
 * error prove nothing about the list.
 * @param allIds ids of every case of this version, whatever the run's filter
 * @param today YYYY-MM-DD, UTC
 */
export function compareKnown(
  results: readonly Pick<CaseResult, 'id' | 'outcome' | 'code' | 'about' | 'checks'>[],
  listed: readonly ListedDifference[],
  { allIds, today }: { allIds: readonly string[]; today: string },
): KnownFinding[] {
  const findings: KnownFinding[] = [];
  const covered = new Set<string>();
  for (const [entry, difference] of byPrecedence(listed, allIds)) {
    const { case: glob } = difference;
    if (glob === undefined) continue;
    if (!allIds.some((id) => matchesCase(glob, id))) {
      findings.push({ state: 'vanished', case: glob, entry, unmatched: true });
      continue;
    }
    for (const result of results) {
      if (covered.has(result.id) || !matchesCase(glob, result.id)) continue;
      if (!isJudged(result)) continue;
      covered.add(result.id);
      if (result.outcome === 'pass') {
        findings.push({ state: 'vanished', case: result.id, entry });
        continue;
      }
      const actual = actualOf(result);
      const expired = difference.expires !== undefined && difference.expires < today;
      const state = actual !== difference.actual ? 'changed' : expired ? 'expired' : 'known';
      findings.push({ state, case: result.id, entry, actual });
    }
  }
  const left = results.filter(({ id, outcome }) => outcome === 'fail' && !covered.has(id));
  const isWhole = isEveryCase(results, allIds);
  const judged = results.filter((one) => isJudged(one) && !covered.has(one.id)).map(({ id }) => id);
  const ofFindings = compareFindings(left, [...listed.entries()], { today, isWhole, judged });
  findings.push(...ofFindings.findings);
  for (const result of left) {
    if (ofFindings.covered.has(result.id)) continue;
    findings.push({ state: 'new', case: result.id, actual: actualOf(result) });
  }
  return findings;
}

/** Entries with their places in the list: one that names a case goes before a glob that matches it too. */
export function byPrecedence<T extends Pick<ListedDifference, 'case'>>(
  listed: readonly T[],
  allIds: readonly string[],
): [entry: number, difference: T][] {
  const ids = new Set(allIds);
  const isId = ({ case: id }: Pick<ListedDifference, 'case'>) => Number(id !== undefined && ids.has(id));
  return [...listed.entries()].sort(([, a], [, b]) => isId(b) - isId(a));
}

/** Whether an entry matches a case: by its id, or by a glob of ids. */
export function matchesCase(entry: string, id: string): boolean {
  return picomatch.isMatch(id, entry);
}
