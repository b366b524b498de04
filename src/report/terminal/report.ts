import type { Report } from '../../../generated/report.ts';
import { groupBy } from '../../contract/group-by.ts';
import { subjectOf } from '../../results/subject.ts';
import { isWhole, showPercent, showTally } from '../../results/summary.ts';
import { targetLabel } from '../../results/target-label.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';
import { wrap } from '../../text/wrap.ts';
import { describeChoice } from '../choice.ts';
import type { Evidence } from '../evidence.ts';
import { openFindings } from '../findings.ts';
import { notJudged } from '../not-judged.ts';
import { describeCase } from '../outcome.ts';
import { changeLines } from './changes.ts';
import { findingLines } from './findings.ts';
import { groupLines } from './groups.ts';
import { lifeLines } from './lives.ts';
import { operationLines } from './operations.ts';
import { type Paint, painter } from './paint.ts';
import { verdictLines } from './verdicts.ts';

export interface TerminalOptions extends Pick<Evidence, 'known' | 'previous'> {
  color: boolean;
  /** Paths of what was written. */
  files: readonly string[];
  /** Every finding with its checks and cases, and a line for each exception. */
  verbose?: boolean;
}

/** Cases that ended in an error before the reader is sent to the report. */
const MOST_ERRORS = 5;

/** Leaks before the reader is sent to the report. */
const MOST_LEAKS = 10;

type LeakOptions = { paint: Paint } & Required<Pick<TerminalOptions, 'verbose' | 'files'>>;

/** The two figures, what to fix first, and the exceptions that need attention, for a terminal of 80 columns. */
export function toTerminal(
  report: Report,
  { color, files, known = {}, previous, verbose = false }: TerminalOptions,
): string {
  const paint = painter(color);
  const page = files.find((file) => file.endsWith('.html'));
  const failing = report.cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const long = verbose || !isWhole(report);
  const missing = missingLines(report, long, page);
  // Where most is not tested, what is missing comes before what is wrong.
  const isFirst = 2 * untested(report.cases) > report.cases.length;
  const blocks = [
    headLines(report),
    long ? operationLines(report, paint) : [],
    lifeLines(report, paint, verbose),
    previous ? changeLines(report, previous, page) : [],
    isFirst ? missing : [],
    findingLines(report, openFindings(report, known), { paint, verbose, page }),
    errorLines(report, paint, page),
    long ? groupLines(report, { paint, failing, known }) : verdictLines(report, paint, page),
    isFirst ? [] : missing,
    [...leakLines(report, { paint, verbose, files }), ...fileLines(files)],
  ];
  return ['', ...blocks.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ''])].join('\n');
}

function headLines(report: Report): string[] {
  const { target, summary, run } = report;
  const levels = (['core', 'state', 'wire'] as const).map(
    (level) => `${level} ${showShare(summary.levels[level])}`,
  );
  return [
    ...wrap(`${subjectOf(report)} on ${plain(targetLabel(target))}, Region ${target.region}`, '  '),
    ...describeChoice(report).flatMap((line) => wrap(plain(line), '  ')),
    '',
    `  conformance  ${showTally(summary.conformance)} of the cases judged${describeProfile(report)}`,
    `  coverage     ${showTally(summary.coverage)} of the cases of this version`,
    ...wrap(levels.join(', '), '  checks       '),
    ...wrap(
      `only ${target.region} was tested; run with --region ${run.otherRegion} as well`,
      '  Region       ',
    ),
  ];
}

/** Which profile was reached. A run of chosen cases can reach none, so it says nothing of them. */
function describeProfile(report: Report): string {
  const { run, summary } = report;
  if (summary.profile !== undefined) return `, profile ${summary.profile} reached`;
  if (isWhole(report)) return ', no profile reached';
  const isOfProfile = run.profile !== undefined && isWhole({ run: { ...run, profile: undefined } });
  return isOfProfile ? `, profile ${run.profile} not reached` : '';
}

/** `65 % of 2537`: short enough for three levels in a line. */
function showShare(figure: Report['summary']['levels']['core']): string {
  return figure.total === 0 ? 'none' : `${showPercent(figure)} % of ${figure.total}`;
}

/** What could not be judged because something broke; it counts against nobody. */
function errorLines({ cases }: Report, paint: Paint, page = 'report.json'): string[] {
  const errors = cases.filter(({ outcome }) => outcome === 'error');
  if (errors.length === 0) return [];
  const rest = errors.length - MOST_ERRORS;
  return [
    `  ${counted(errors.length, 'case')} ended in an error and ${errors.length === 1 ? 'was' : 'were'} not judged`,
    ...errors
      .slice(0, MOST_ERRORS)
      .flatMap((one) => [paint('red', `  ! ${plain(one.id)}`), ...wrap(plain(describeCase(one)), '      ')]),
    ...(rest > 0 ? wrap(`${rest} more: ${page}`, '    … ') : []),
  ];
}

function untested(cases: Report['cases']): number {
  return cases.filter(({ outcome }) => outcome === 'untestable').length;
}

/** @param long with everything that is missing, and what to add; else where that is */
function missingLines({ cases }: Report, long: boolean, page?: string): string[] {
  const wanting = notJudged(cases);
  if (long) {
    return wanting.flatMap(({ names, cases: count, add }) => [
      ...wrap(
        `${counted(count, 'case')} not tested: missing ${names.map((name) => plain(name)).join(', ')}`,
        '  · ',
      ),
      ...wrap(`to test: ${plain(add, 400)}`, '      '),
    ]);
  }
  const sorted = wanting.toSorted((one, other) => other.cases - one.cases);
  const [first] = sorted;
  if (first === undefined) return [];
  const missing = sorted.map(({ names: [name = '', ...others], cases: count }) => {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `${plain(name)}${more} (${count})`;
  });
  const where = page === undefined ? '--verbose' : `${page}#untestable`;
  return [
    ...wrap(`${counted(untested(cases), 'case')} not tested: missing ${missing.join(', ')}`, '  · '),
    ...wrap(`to test ${first.cases} of them: ${plain(first.add, 400)}`, '      '),
    ...(sorted.length > 1 ? wrap(`what else to add: ${where}`, '      ') : []),
  ];
}

/** What could not be removed: all of it where `verbose`, else the first and how much there is of each kind. */
function leakLines({ leaks }: Report, { paint, verbose, files }: LeakOptions): string[] {
  const all = files.find((file) => file.endsWith('report.json')) ?? 'report.json';
  const shown = leaks.slice(0, verbose ? leaks.length : MOST_LEAKS);
  const rest = leaks.slice(shown.length);
  const kinds = groupBy(rest, ({ kind }) => kind).map(([kind, { length }]) => `${length} ${kind}`);
  return [
    ...shown.flatMap(({ kind, name, reason }) =>
      wrap(plain(`${kind} ${name}: ${reason}`), '  leaked       '),
    ),
    ...(rest.length > 0
      ? wrap(`… ${rest.length} more (${kinds.join(', ')}): ${all}`, '  leaked       ')
      : []),
  ].map((line) => paint('red', line));
}

/** The page for people, and what the target printed; the data lies beside it. */
function fileLines(files: readonly string[]): string[] {
  const [page, ...others] = files.filter((file) => /\.(html|log)$/.test(file));
  const shown = page ?? files[0];
  if (shown === undefined) return [];
  const beside = others.map((file) => file.split(/[\\/]/).at(-1));
  // A path is copied, so it stays on one line.
  return [`  report       ${[shown, ...beside].join(', ')}`];
}
