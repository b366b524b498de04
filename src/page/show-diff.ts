import type { CaseTable } from '../../generated/case-table.ts';
import type { SpecDiff } from './diff.ts';

/** One line for each change of the page, then the cases that judge a changed, removed or moved clause. */
export function showSpecDiff({ clauses, facts }: SpecDiff, table: Pick<CaseTable, 'cases'>): string {
  const touched = new Set([...clauses.changed, ...clauses.removed, ...clauses.moved.map(({ from }) => from)]);
  const cases = table.cases.filter((testCase) => testCase.clauses.some((id) => touched.has(id)));
  const lines = [
    ...clauses.added.map((id) => `added    ${id}`),
    ...clauses.removed.map((id) => `removed  ${id}`),
    ...clauses.changed.map((id) => `changed  ${id}`),
    ...clauses.moved.map(({ from, to }) => `moved    ${from} → ${to}`),
    ...facts.map(({ path, from, to }) => `fact     ${path}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`),
    ...cases.map(({ id }) => `touches  ${id}`),
  ];
  return lines.length > 0
    ? `${lines.join('\n')}\n`
    : 'The page has not changed since the spec was derived.\n';
}
