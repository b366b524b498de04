import type { Coverage, Finding, GroupReported, Report, Tally } from '../../generated/report.ts';
import { groupBy } from '../contract/group-by.ts';
import { failedChecks, isJudged } from '../contract/result.ts';
import { idOf } from './findings/cause.ts';
import { targetLabel } from './target-label.ts';

/** One report among those that are compared. */
export interface Column {
  /** Heading: the target, and the date where two have the same target. */
  label: string;
  startedAt: string;
  suite: string;
  conformance: Tally;
  coverage: Coverage;
}

/** One finding, exception, part or case, with its state in each report. */
export interface ComparedRow {
  kind: 'finding' | 'exception' | 'part' | 'case';
  /** Of a finding its title. */
  id: string;
  /**
   * Verdict, outcome or number of cases by column, with the error that came where one did; undefined where a report lacks it.
   * Failing cases differ where other checks fail.
   */
  cells: (ComparedCell | undefined)[];
  differs: boolean;
}

export interface ComparedCell {
  state: string;
  code?: string;
  /** Checks that fail, where any does. */
  failing?: string;
}

export interface Comparison {
  columns: Column[];
  /** How many cases every report judged: only those are compared. */
  compared: number;
  /** How many cases only some of the reports judged. */
  left: number;
  /** Those that differ first, in the order of the table. */
  rows: ComparedRow[];
}

/** Lays reports side by side. Pure. */
export function compareReports(reports: readonly Report[]): Comparison {
  const names = reports.map(({ target }) => targetLabel(target));
  const columns = reports.map(({ target, run, suite, summary }): Column => {
    const shared = names.filter((name) => name === targetLabel(target)).length > 1;
    return {
      label: shared ? `${targetLabel(target)} ${run.startedAt.slice(0, 16)}` : targetLabel(target),
      startedAt: run.startedAt,
      suite: `${suite.name} ${suite.version}`,
      conformance: summary.conformance,
      coverage: summary.coverage,
    };
  });
  const judged = reports.map(({ cases }) => new Set(cases.filter(isJudged).map(({ id }) => id)));
  const all = new Set(judged.flatMap((ids) => [...ids]));
  const common = new Set([...all].filter((id) => judged.every((ids) => ids.has(id))));
  const rows = [
    ...findingRows(reports, common),
    ...groupRows('exception', reports, ({ exceptions }) => exceptions),
    ...groupRows('part', reports, ({ parts }) => parts),
    ...caseRows(reports, common),
  ];
  return {
    columns,
    compared: common.size,
    left: all.size - common.size,
    rows: [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)],
  };
}

function groupRows(
  kind: 'exception' | 'part',
  reports: readonly Report[],
  pick: (report: Report) => readonly GroupReported[],
): ComparedRow[] {
  const columns = reports.map(
    (report) => new Map(pick(report).map(({ name, verdict }) => [name, { state: verdict }])),
  );
  return rowsOf(kind, columns);
}

/** What fails with how many of the compared cases. The same cause has the same id in every report; its title is that of the last. */
function findingRows(reports: readonly Report[], common: ReadonlySet<string>): ComparedRow[] {
  const isWhole = wholeErrors(reports);
  const keyOf = ({ id, kind, subject = '' }: Finding) =>
    kind === 'accepts' && isWhole.has(subject) ? idOfWhole(subject) : id;
  const columns = reports.map(({ findings }) => {
    const counted = groupBy(findings, keyOf).map(([key, same]) => {
      const cases = new Set(same.flatMap((one) => one.cases));
      return [key, [...cases].filter((one) => common.has(one)).length] as const;
    });
    return new Map(
      counted.filter(([, count]) => count > 0).map(([id, count]) => [id, { state: `${count}` }]),
    );
  });
  const titles = new Map(reports.flatMap(({ findings }) => findings.map(({ id, title }) => [id, title])));
  return rowsOf('finding', columns).map((row) => ({ ...row, id: titles.get(row.id) ?? row.id }));
}

/**
 * Errors that one of the reports never has. Where another one returns them and breaks a rule, that rule is nothing new: its cases
 * failed before, as a part of the whole.
 */
function wholeErrors(reports: readonly Report[]): ReadonlySet<string> {
  const all = reports.flatMap(({ findings }) => findings);
  return new Set(
    all.flatMap(({ id, kind, subject = '' }) =>
      kind === 'accepts' && id === idOfWhole(subject) ? [subject] : [],
    ),
  );
}

function idOfWhole(subject: string): string {
  return idOf({ kind: 'accepts', subject, got: '' });
}

function caseRows(reports: readonly Report[], common: ReadonlySet<string>): ComparedRow[] {
  const columns = reports.map(
    ({ cases }) => new Map(cases.filter(({ id }) => common.has(id)).map((one) => [one.id, cellOf(one)])),
  );
  return rowsOf('case', columns);
}

function cellOf(one: Report['cases'][number]): ComparedCell {
  const { outcome, code } = one;
  return {
    state: outcome,
    ...(code ? { code } : {}),
    ...(outcome === 'fail'
      ? {
          failing: failedChecks(one)
            .map(({ check }) => check)
            .join(', '),
        }
      : {}),
  };
}

function rowsOf(
  kind: ComparedRow['kind'],
  columns: readonly ReadonlyMap<string, ComparedCell>[],
): ComparedRow[] {
  const ids = new Set(columns.flatMap((column) => [...column.keys()]));
  return [...ids].map((id) => {
    const cells = columns.map((column) => column.get(id));
    const states = new Set(
      cells.map((cell) => (cell ? `${cell.state} ${cell.code ?? ''} ${cell.failing ?? ''}` : '')),
    );
    return { kind, id, cells, differs: states.size > 1 };
  });
}
