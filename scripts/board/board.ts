import { availableParallelism } from 'node:os';
import type { Board, Cell, NotRun, Row } from '../../generated/board.ts';
import type { Report } from '../../generated/report.ts';
import { isJudged } from '../../src/contract/result.ts';

/** One report and what it is of. */
export interface Entry {
  name: string;
  version: string;
  /** What it ran on, such as `Python 3.13.0`. */
  runtime: string;
  report: Report;
  /** Command that runs it again. */
  reproduce: string;
}

interface Facts {
  /** YYYY-MM-DD */
  date: string;
  machine: string;
  notRun: readonly NotRun[];
  /** Whether a capability is a probe of the target, not a need. */
  isProbe(capability: string): boolean;
}

const SHOWN_FINDINGS = 5;

/** The machine of this process, without its name. */
export function machineHere(): string {
  return `${process.platform} ${process.arch}, ${availableParallelism()} cores, Node ${process.versions.node}`;
}

/** The board of several runs, without what came before it. Every figure is counted from the reports. */
export function buildBoard(
  entries: readonly Entry[],
  { date, machine, notRun, isProbe }: Facts,
): Omit<Board, 'changes' | 'earlier'> {
  const [first] = entries;
  if (!first) throw new Error('a board needs a report');
  const rows = (names: readonly { name: string }[], cell: (report: Report, name: string) => Cell): Row[] =>
    names.map(({ name }) => ({
      name,
      targets: Object.fromEntries(entries.map((entry) => [entry.name, cell(entry.report, name)])),
    }));
  return {
    formatVersion: 3,
    date,
    machine,
    suite: first.report.suite,
    targets: entries.map(({ name, version, runtime, report, reproduce }) => ({
      name,
      version,
      runtime,
      conformance: report.summary.conformance,
      coverage: report.summary.coverage,
      capabilities: report.capabilities.filter((one) => isProbe(one.name)),
      findings: report.findings.slice(0, SHOWN_FINDINGS).map(({ title, level, cases, first: smallest }) => ({
        title,
        level,
        cases: cases.length,
        first: smallest,
      })),
      reproduce,
    })),
    notRun: [...notRun],
    operations: rows(first.report.operations ?? [], operationCell),
    exceptions: rows(first.report.exceptions, groupCell('exceptions')),
    parts: rows(first.report.parts, groupCell('parts')),
  };
}

function operationCell({ operations = [] }: Report, name: string): Cell {
  const found = operations.find((one) => one.name === name);
  if (!found) throw otherSuite(name);
  const { verdict, conformance, coverage } = found;
  return { verdict, conformance, coverage };
}

function groupCell(part: 'exceptions' | 'parts') {
  return (report: Report, name: string): Cell => {
    const group = report[part].find((one) => one.name === name);
    if (!group) throw otherSuite(name);
    const ids = new Set(group.cases);
    const own = report.cases.filter(({ id }) => ids.has(id));
    const passed = own.filter(({ outcome }) => outcome === 'pass').length;
    const judged = own.filter(isJudged).length;
    return {
      verdict: group.verdict,
      conformance: { passed, total: judged },
      coverage: { judged, total: own.length },
    };
  };
}

function otherSuite(name: string): Error {
  return new Error(`a report has no ${name}: the reports are of different suites`);
}
