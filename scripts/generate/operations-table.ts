import type { Case, CaseTable, Group } from '../../generated/case-table.ts';
import { loadOperations, loadTable } from '../../src/contract/table.ts';
import { type Document, withBlock } from './block.ts';
import { table as markdownTable } from './expectations/fold.ts';

const HEAD = [
  'operation',
  'errors',
  'errors judged',
  'in a condition only',
  'without a case',
  'clauses',
  'clauses judged',
  'informative',
  'unobservable',
  'cases',
  'cases judged',
];

/** The page on operations, with the table of what is judged of each. */
export function operationsTable(root: string): Promise<Document> {
  const rows = loadOperations().map((operation) => rowOf(loadTable(operation)));
  return withBlock(root, 'docs/operations.md', 'operations', markdownTable(HEAD, rows));
}

/** What is judged of one operation: its errors, its clauses, its cases. */
export function rowOf({ operation, groups, clauses, cases }: CaseTable): string[] {
  const judged = cases.filter(({ informative }) => !informative);
  const errors = groups.filter(({ kind }) => kind === 'exception');
  const casesOf = ({ name }: Group): Case[] => judged.filter(({ group }) => group === name);
  const withCases = errors.filter((group) => casesOf(group).length > 0);
  const inCondition = withCases.filter((group) => casesOf(group).every(({ worlds }) => worlds));
  const ofClass = (wanted: string) => clauses.filter((clause) => clause.class === wanted).length;
  const counts = [
    ...[errors.length, withCases.length, inCondition.length, errors.length - withCases.length],
    ...[clauses.length, ofClass('judged'), ofClass('informative'), ofClass('unobservable')],
    ...[cases.length, judged.length],
  ];
  return [operation, ...counts.map(String)];
}
