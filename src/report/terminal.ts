import { styleText } from 'node:util';
import type { CaseReported, Report, Verdict } from '../../generated/report.ts';
import { isWhole, showTally } from '../results/summary.ts';
import { counted } from '../text/counted.ts';
import { showTime } from '../text/duration.ts';
import { plain } from '../text/harmless.ts';
import { sharedCauses } from './causes.ts';
import { changesBetween, describeChanges } from './changes.ts';
import { describeCheck } from './check.ts';
import { sortsOf, tellingChecks } from './deviation.ts';
import type { Evidence } from './evidence.ts';
import { firstSteps } from './first-steps.ts';
import { notJudged } from './not-judged.ts';
import { describeCase, describeVerdict } from './outcome.ts';

type Style = Parameters<typeof styleText>[0];

const LOOK: Record<Verdict, { mark: string; style: Style }> = {
  conformant: { mark: '✓', style: 'green' },
  deviates: { mark: '✗', style: 'red' },
  partial: { mark: '◐', style: 'yellow' },
  untested: { mark: '·', style: 'dim' },
  retired: { mark: '–', style: 'dim' },
};
/** Findings shown before the reader is sent to the report. */
const MOST_STEPS = 10;
/** Cases named of one sort of change. */
const MOST_CHANGES = 6;
/** Checks of one failure before the reader is sent there too. */
const MOST_CHECKS = 8;

export interface TerminalOptions extends Pick<Evidence, 'known' | 'previous'> {
  color: boolean;
  /** Paths of what was written. */
  files: readonly string[];
}

/** The table of exceptions and what failed, for a terminal. */
export function toTerminal(report: Report, { color, files, known = {}, previous }: TerminalOptions): string {
  const paint = (style: Style, text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const { summary, target } = report;
  const groups = [...report.exceptions, ...report.parts];
  // A run of a few cases is about those; what it left out is a number.
  const partly = !isWhole(report);
  const shown = groups.filter(({ verdict, cases }) => !partly || cases.length > 0 || verdict === 'deviates');
  const failing = report.cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const failingIds = new Set(failing.map(({ id }) => id));
  // What is listed is counted below; here it would only hide the rest.
  const failed = failing.filter(({ id }) => !(id in known));
  const width = Math.max(...shown.map(({ name }) => name.length));
  const counts = shown.map(({ cases, total = cases.length }) => {
    if (cases.length === 0) return '';
    return cases.length < total ? `${cases.length} of ${total}` : `${cases.length}`;
  });
  const digits = Math.max(3, ...counts.map(({ length }) => length));
  const rows = shown.map(({ name, verdict, reasons, cases }, at) => {
    const reason = describeVerdict({ verdict, reasons });
    const { mark, style } = LOOK[verdict];
    const line = `${mark} ${name.padEnd(width)}  ${verdict.padEnd(10)} ${counts[at]?.padStart(digits)}`;
    // The exit code is good then, and so the line says why.
    const bad = cases.filter((id) => failingIds.has(id));
    const isListed = verdict === 'deviates' && bad.length > 0 && bad.every((id) => id in known);
    const why = isListed ? `${reason}, as listed` : reason;
    return `  ${paint(isListed ? 'dim' : style, line)}  ${paint('dim', plain(why))}`.trimEnd();
  });
  const { command } = report.run;
  const again = ({ id }: CaseReported) =>
    command ? [paint('dim', `      again: ${command} --only ${id}`)] : [];
  const causes = sharedCauses(failed);
  const explained = new Set(causes.flatMap((cause) => cause.explained));
  const ofCauses = causes.map(({ message, first }) => [
    `  ${paint('red', '✗')} ${plain(message)}`,
    `      see ${first.id} first`,
    ...again(first),
  ]);
  const unexplained = failed.filter((one) => !explained.has(one));
  const ofSteps = firstSteps(report, unexplained).map(({ group, first: one, count }) => {
    const sign = paint('red', one.outcome === 'error' ? '! error' : '✗');
    const same = one.exception === null ? ` ${count === 2 ? 'says' : 'say'} the same` : '';
    const others = count > 1 ? [`      and ${count - 1} more of ${group}${same}`] : [];
    const wrong = failureLines(one).map((line) => `      ${line}`);
    return [`  ${sign} ${one.id}`, ...wrong, ...others, ...again(one)];
  });
  const steps = [...ofCauses, ...ofSteps];
  const failures = steps.slice(0, MOST_STEPS).flat();
  const rest = steps.length - MOST_STEPS;
  const more = rest > 0 ? [`  … and ${counted(rest, 'more finding')} in the report`] : [];
  const sorts = sortsOf(failed).map(({ message, count }) => `  ${`${count}`.padStart(4)}  ${message}`);
  const missing = notJudged(report.cases).flatMap(({ names, cases: count, add }) => [
    `  · ${counted(count, 'case')} not judged for want of ${names.map((one) => plain(one)).join(', ')}`,
    `      to add: ${plain(add)}`,
  ]);
  return [
    '',
    `  ${report.suite.service} ${report.suite.operation} on ${plain(target.name)}, Region ${target.region}`,
    '',
    ...rows,
    ...(shown.length < groups.length
      ? [paint('dim', `  · ${groups.length - shown.length} more, of which no case was chosen`)]
      : []),
    '',
    ...(previous ? [...changeLines(report, previous), ''] : []),
    ...(sorts.length > 0 ? [...sorts, ''] : []),
    ...(failures.length > 0 ? ['  What to mend first', ...failures, ...more, ''] : []),
    ...(missing.length > 0 ? [...missing, ''] : []),
    `  conformance  ${showTally(summary.conformance)} of the cases judged`,
    `  coverage     ${showTally(summary.coverage)} of the cases of this version`,
    `  Region       ${target.region} alone was judged; a run with --region ${report.run.otherRegion} tells whether it is built in`,
    ...report.leaks.map(({ kind, name, reason }) =>
      paint('red', `  left behind  ${plain(`${kind} ${name}: ${reason}`)}`),
    ),
    ...files.map((file) => `  report       ${file}`),
    '',
  ].join('\n');
}

/** What is new since an earlier report, which is what its reader looks for first. */
function changeLines(report: Report, previous: Report): string[] {
  const changes = describeChanges(changesBetween(previous, report));
  const since = `  since ${showTime(previous.run.startedAt)}`;
  if (changes.length === 0) return [`${since}: nothing has changed`];
  const lines = changes.map(([what, ids]) => {
    const more = ids.length > MOST_CHANGES ? ` and ${ids.length - MOST_CHANGES} more` : '';
    const named = ids.slice(0, MOST_CHANGES).map((id) => plain(id));
    return `  ${`${ids.length}`.padStart(4)}  ${what}: ${named.join(', ')}${more}`;
  });
  return [since, ...lines];
}

/** What is wrong with a case, a line a check, so that a failure takes at most ten lines with its title and the way to the rest. */
function failureLines(one: CaseReported): string[] {
  if (one.outcome !== 'fail') return [plain(describeCase(one))];
  const said = tellingChecks(one).map((check) => plain(describeCheck(check).headline));
  const rest = said.length - MOST_CHECKS;
  return [
    ...said.slice(0, MOST_CHECKS),
    ...(rest > 0 ? [`… and ${counted(rest, 'more check')}, see #${one.id} in report.html`] : []),
  ];
}
