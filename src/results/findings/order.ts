import type { CaseTable } from '../../../generated/case-table.ts';
import type { Finding, FindingKind } from '../../../generated/report.ts';
import { LEVELS } from './cause.ts';

/** What harms an application most comes first. */
const HARM: readonly FindingKind[] = [
  'refuses',
  'breaks-off',
  'accepts',
  'loses',
  'unlisted',
  'leaves-behind',
  'not-removed',
  'changes',
  'unreadable',
  'value',
  'pages',
  'read-refused',
  'other-error',
  'retired',
  'extra',
  'wrong-type',
  'sends-null',
  'status',
  'form',
];

/**
 * The order in which to fix: core before state before wire; then what applications meet; then by harm; then what more cases
 * fail for; then the order of the page.
 */
export function inOrder(
  findings: readonly Finding[],
  table: Pick<CaseTable, 'cases'>,
  essential: ReadonlySet<string>,
): Finding[] {
  const place = new Map(table.cases.map(({ id }, index) => [id, index]));
  const rank = ({ level, kind, cases, first }: Finding) => [
    LEVELS.indexOf(level),
    cases.some((id) => essential.has(id)) ? 0 : 1,
    HARM.indexOf(kind),
    -cases.length,
    place.get(first) ?? 0,
  ];
  return findings
    .map((finding) => ({ finding, rank: rank(finding) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ finding }) => finding);
}

/** The order of two lists of numbers: by the first that differs. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
