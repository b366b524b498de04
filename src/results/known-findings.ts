import picomatch from 'picomatch';
import type { Case } from '../../generated/case-table.ts';
import type { CaseResult } from '../contract/result.ts';
import { loadSuite } from '../contract/table.ts';
import { causesOf } from './findings/causes.ts';
import { listedAs, rulesIn, withRule } from './findings/whole.ts';
import type { KnownFinding, ListedDifference } from './known-entry.ts';

type Result = Pick<CaseResult, 'id' | 'outcome' | 'about' | 'checks'>;
type Entries = readonly (readonly [entry: number, difference: ListedDifference])[];

/** A failing case whose causes are looked up in a list. */
interface Matched {
  result: Result;
  /** The entry of each cause; undefined where none is listed. */
  entries: (number | undefined)[];
}

/**
 * Compares failing cases with the findings of a list. A case is known where every one of its causes is listed, for this case.
 * @param judged ids of the cases that were judged
 * @param isWhole whether the run was of every case: only then a finding that nothing fails for is gone, and its cases count
 */
export function compareFindings(
  failing: readonly Result[],
  listed: Entries,
  { today, isWhole, judged }: { today: string; isWhole: boolean; judged: readonly string[] },
): { findings: KnownFinding[]; covered: Set<string> } {
  const ofFindings = listed.filter(([, { finding }]) => finding !== undefined);
  const table = ofFindings.length > 0 ? loadSuite().cases : [];
  const rows = new Map(table.map((row) => [row.id, row]));
  const rules = rulesIn(table);
  const named = new Map(ofFindings.map(([entry, { cases }]) => [entry, namedBy(cases)]));
  const matched = failing.map(
    (result): Matched => ({ result, entries: entriesOf(result, ofFindings, rows, rules, named) }),
  );
  const isNamed = ({ result, entries }: Matched) =>
    entries.every((entry) => entry !== undefined && named.get(entry)?.(result.id) !== false);
  const known = matched.filter((one) => one.entries.length > 0 && isNamed(one));
  const findings = known.map(({ result, entries }): KnownFinding => {
    const entry = entries[0] ?? 0;
    const isExpired = entries.some((one) => isPast(listed, one, today));
    return { state: isExpired ? 'expired' : 'known', case: result.id, entry };
  });
  if (isWhole) {
    for (const [entry, { finding = '', cases }] of ofFindings) {
      const now = matched.filter(({ entries }) => entries.includes(entry)).map(({ result }) => result.id);
      const changed = {
        state: 'changed' as const,
        case: finding,
        entry,
        actual: `${now.length}`,
        cases: now,
      };
      if (now.length === 0) findings.push({ state: 'vanished', case: finding, entry });
      else if (typeof cases === 'number' ? cases !== now.length : !isSame(named.get(entry), judged, now))
        findings.push(changed);
    }
  }
  return { findings, covered: new Set(known.map(({ result }) => result.id)) };
}

/** Whether an entry names a case; undefined where it names none. */
function namedBy(cases: ListedDifference['cases']): ((id: string) => boolean) | undefined {
  return Array.isArray(cases) ? picomatch(cases) : undefined;
}

/** Whether the cases that an entry names are those that fail for it. */
function isSame(
  isNamed: ((id: string) => boolean) | undefined,
  judged: readonly string[],
  now: readonly string[],
): boolean {
  if (isNamed === undefined) return true;
  const failing = new Set(now);
  return judged.every((id) => isNamed(id) === failing.has(id));
}

function entriesOf(
  result: Result,
  listed: Entries,
  rows: ReadonlyMap<string, Case>,
  rules: ReadonlyMap<string, string>,
  named: ReadonlyMap<number, ((id: string) => boolean) | undefined>,
): (number | undefined)[] {
  const entries = causesOf(result, rows.get(result.id)).map(({ cause }) => {
    const found = listedAs(withRule(cause, rules)).flatMap(({ id, got }) =>
      listed.filter(([, { finding, actual }]) => finding === id && (got === undefined || actual === got)),
    );
    // The narrowest entry first: one of another operation must not count this case. Best is one that names it.
    const best = found.find(([entry]) => named.get(entry)?.(result.id)) ?? found[0];
    return best?.[0];
  });
  return [...new Set(entries)];
}

function isPast(listed: Entries, entry: number | undefined, today: string): boolean {
  const expires = listed.find(([place]) => place === entry)?.[1].expires;
  return expires !== undefined && expires < today;
}

/** Whether a run was of every case of the table; what can't be tested on a target never can. */
export function isEveryCase(
  results: readonly Pick<CaseResult, 'outcome'>[],
  allIds: readonly string[],
): boolean {
  return results.length === allIds.length && results.every(({ outcome }) => outcome !== 'error');
}
