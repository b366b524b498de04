import type { CaseTable } from '../../generated/case-table.ts';
import type { SpecDiff } from './diff.ts';

/**
 * One line for each change of the page, then the cases that judge a changed, removed or moved clause, and what is new and judged by
 * no case.
 */
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
    ...untested({ clauses, facts }).map((what) => `untested ${what}`),
  ];
  return lines.length > 0
    ? `${lines.join('\n')}\n`
    : 'The page has not changed since the spec was derived.\n';
}

/** New members and errors as a whole, and other new clauses. */
function untested({ clauses, facts }: SpecDiff): string[] {
  const fresh = facts
    .filter(({ from, to }) => from === undefined && to === 'present')
    .map(({ path }) => path);
  const members = fresh.filter((path) => /^request\.\w+$/.test(path));
  const errors = fresh.filter((path) => /^error\.\w+$/.test(path));
  const answers = fresh.filter((path) => /^response\.\w+$/.test(path));
  const whole = [...members, ...errors, ...answers];
  return [
    ...members.map((path) => `${path}: no case sends it yet`),
    ...answers.map((path) => `${path}: no case expects it yet`),
    ...errors.map((path) => `${path}: nothing provokes it yet`),
    ...clauses.added
      .filter((id) => !whole.some((path) => id.startsWith(`${path}.`)))
      .map((id) => `${id}: no case judges it yet`),
  ];
}
