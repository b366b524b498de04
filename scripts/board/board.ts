import type { Board, Cell, Row } from '../../generated/board.ts';
import type { Report } from '../../generated/report.ts';
import { isJudged } from '../../src/contract/result.ts';

/** One report and what it is of. */
export interface Entry {
  name: string;
  version: string;
  /** What it ran on, such as `Python 3.13.0`. */
  runtime: string;
  report: Report;
}

/**
 * The board of several runs. Every figure is counted from the reports.
 * @param date YYYY-MM-DD
 * @param isProbe whether a capability is a probe of the target, not a need
 */
export function buildBoard(
  entries: readonly Entry[],
  { date, isProbe }: { date: string; isProbe: (capability: string) => boolean },
): Board {
  const [first] = entries;
  if (!first) throw new Error('a board needs a report');
  const rows = (part: 'exceptions' | 'parts'): Row[] =>
    first.report[part].map(({ name }) => ({
      name,
      targets: Object.fromEntries(entries.map((entry) => [entry.name, cellOf(entry.report, part, name)])),
    }));
  return {
    formatVersion: 2,
    date,
    suite: first.report.suite,
    targets: entries.map(({ name, version, runtime, report }) => ({
      name,
      version,
      runtime,
      conformance: report.summary.conformance,
      coverage: report.summary.coverage,
      capabilities: report.capabilities.filter((one) => isProbe(one.name)),
      reproduce: `npm run board -- ${name}`,
    })),
    exceptions: rows('exceptions'),
    parts: rows('parts'),
  };
}

function cellOf(report: Report, part: 'exceptions' | 'parts', name: string): Cell {
  const group = report[part].find((one) => one.name === name);
  if (!group) throw new Error(`a report has no ${name}: the reports are of different suites`);
  const ids = new Set(group.cases);
  const own = report.cases.filter(({ id }) => ids.has(id));
  const passed = own.filter(({ outcome }) => outcome === 'pass').length;
  const judged = own.filter(isJudged).length;
  return {
    verdict: group.verdict,
    conformance: { passed, total: judged },
    coverage: { judged, total: own.length },
  };
}
