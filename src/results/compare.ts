import type { Coverage, GroupReported, Report, Tally } from '../../generated/report.ts';

/** One report among those that are compared. */
export interface Column {
  /** Heading: the target, and the date where two have the same target. */
  label: string;
  startedAt: string;
  suite: string;
  conformance: Tally;
  coverage: Coverage;
}

/** One exception, part or case, with its state in each report. */
export interface ComparedRow {
  kind: 'exception' | 'part' | 'case';
  id: string;
  /** Verdict or outcome by column, with the error that came where one did; undefined where a report lacks it. */
  cells: ({ state: string; code?: string } | undefined)[];
  differs: boolean;
}

export interface Comparison {
  columns: Column[];
  /** Those that differ first, in the order of the table. */
  rows: ComparedRow[];
}

/** Lays reports side by side. Pure. */
export function compareReports(reports: readonly Report[]): Comparison {
  const names = reports.map(({ target }) => target.name);
  const columns = reports.map(({ target, run, suite, summary }): Column => {
    const shared = names.filter((name) => name === target.name).length > 1;
    return {
      label: shared ? `${target.name} ${run.startedAt.slice(0, 16)}` : target.name,
      startedAt: run.startedAt,
      suite: `${suite.name} ${suite.version}`,
      conformance: summary.conformance,
      coverage: summary.coverage,
    };
  });
  const rows = [
    ...groupRows('exception', reports, ({ exceptions }) => exceptions),
    ...groupRows('part', reports, ({ parts }) => parts),
    ...caseRows(reports),
  ];
  return {
    columns,
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

function caseRows(reports: readonly Report[]): ComparedRow[] {
  const columns = reports.map(
    ({ cases }) =>
      new Map(cases.map(({ id, outcome, code }) => [id, { state: outcome, ...(code ? { code } : {}) }])),
  );
  return rowsOf('case', columns);
}

type Cell = { state: string; code?: string };

function rowsOf(kind: ComparedRow['kind'], columns: readonly ReadonlyMap<string, Cell>[]): ComparedRow[] {
  const ids = new Set(columns.flatMap((column) => [...column.keys()]));
  return [...ids].map((id) => {
    const cells = columns.map((column) => column.get(id));
    const states = new Set(cells.map((cell) => (cell ? `${cell.state} ${cell.code ?? ''}` : '')));
    return { kind, id, cells, differs: states.size > 1 };
  });
}
