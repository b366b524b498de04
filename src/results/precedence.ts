import type { CaseTable } from '../../generated/case-table.ts';
import type { Precedence } from '../../generated/report.ts';
import type { CaseResult } from '../contract/result.ts';

/** Which of two faults each request with both was answered for: the partial order of the target's checks. */
export function reportPrecedence(table: CaseTable, results: readonly CaseResult[]): Precedence[] {
  const faults = new Map(table.cases.map((one) => [one.id, one.faults ?? []]));
  return results.flatMap(({ id, code }) => {
    const [first, second] = faults.get(id) ?? [];
    if (!first || !second || code === undefined) return [];
    const answered = first.codes.includes(code) ? 'first' : second.codes.includes(code) ? 'second' : 'other';
    return { case: id, first: first.name, second: second.name, answered, code };
  });
}
