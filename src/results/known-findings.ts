import type { Case } from '../../generated/case-table.ts';
import type { CaseResult } from '../contract/result.ts';
import { loadSuite } from '../contract/table.ts';
import { type Cause, idOf, refusalLike } from './findings/cause.ts';
import { causesOf } from './findings/causes.ts';
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
 * Compares failing cases with the findings of a list. A case is known where every one of its causes is listed.
 * @param isWhole whether the run was of every case: only then a finding that nothing fails for is gone, and its number of cases counts
 */
export function compareFindings(
  failing: readonly Result[],
  listed: Entries,
  { today, isWhole }: { today: string; isWhole: boolean },
): { findings: KnownFinding[]; covered: Set<string> } {
  const ofFindings = listed.filter(([, { finding }]) => finding !== undefined);
  const rows = new Map(ofFindings.length > 0 ? loadSuite().cases.map((row) => [row.id, row]) : []);
  const matched = failing.map(
    (result): Matched => ({ result, entries: entriesOf(result, ofFindings, rows) }),
  );
  const known = matched.filter(({ entries }) => entries.length > 0 && !entries.includes(undefined));
  const findings = known.map(({ result, entries }): KnownFinding => {
    const entry = entries[0] ?? 0;
    const isExpired = entries.some((one) => isPast(listed, one, today));
    return { state: isExpired ? 'expired' : 'known', case: result.id, entry };
  });
  if (isWhole) {
    for (const [entry, { finding = '', cases }] of ofFindings) {
      const count = matched.filter(({ entries }) => entries.includes(entry)).length;
      if (count === 0) findings.push({ state: 'vanished', case: finding, entry });
      else if (cases !== undefined && cases !== count)
        findings.push({ state: 'changed', case: finding, entry, actual: `${count}` });
    }
  }
  return { findings, covered: new Set(known.map(({ result }) => result.id)) };
}

function entriesOf(result: Result, listed: Entries, rows: ReadonlyMap<string, Case>): (number | undefined)[] {
  const entries = causesOf(result, rows.get(result.id)).map(({ cause }) => {
    // The narrowest entry first: one of another operation must not count this case.
    const [found] = idsOf(cause).flatMap((id) =>
      listed.filter(([, { finding, actual }]) => finding === id && actual === cause.got),
    );
    return found?.[0];
  });
  return [...new Set(entries)];
}

/**
 * A finding of an error covers all of its rules, and one that no operation returns all operations, so that an entry stays right
 * while they are built one by one.
 */
export function idsOf(cause: Cause): string[] {
  const { rule, operation, ...whole } = cause;
  const refusal = refusalLike(cause);
  if (refusal !== undefined) return [idOf(cause), idOf(refusal)];
  if (rule === undefined) return [idOf(cause)];
  return [idOf(cause), idOf(operation === undefined ? whole : { ...whole, operation }), idOf(whole)];
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
