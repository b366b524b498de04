import { styleText } from 'node:util';
import type { CaseReported, Report, Verdict } from '../../generated/report.ts';
import { sayCheck, tellingChecks } from './deviation.ts';
import type { Evidence } from './evidence.ts';
import { plain } from './harmless.ts';
import { notJudged } from './not-judged.ts';
import { showTally } from './summary.ts';

type Style = Parameters<typeof styleText>[0];

const LOOK: Record<Verdict, { mark: string; style: Style }> = {
  conformant: { mark: '✓', style: 'green' },
  deviates: { mark: '✗', style: 'red' },
  partial: { mark: '◐', style: 'yellow' },
  untested: { mark: '·', style: 'dim' },
  retired: { mark: '–', style: 'dim' },
};
/** Failures shown in full before the reader is sent to the report. */
const MOST_FAILURES = 10;
/** Checks of one failure before the reader is sent there too. */
const MOST_CHECKS = 8;

/** The table of exceptions and what failed, for a terminal. */
export function toTerminal(
  report: Report,
  { color, files, known = {} }: { color: boolean; files: readonly string[]; known?: Evidence['known'] },
): string {
  const paint = (style: Style, text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const { summary, target } = report;
  const groups = [...report.exceptions, ...report.parts];
  // A run of a few cases is about those; what it left out is a number.
  const partly = report.run.filter.length > 0 || report.run.skip || report.run.shard;
  const shown = groups.filter(({ verdict, cases }) => !partly || cases.length > 0 || verdict === 'deviates');
  const width = Math.max(...shown.map(({ name }) => name.length));
  const counts = shown.map(({ cases, of = cases.length }) => {
    if (cases.length === 0) return '';
    return cases.length < of ? `${cases.length} of ${of}` : `${cases.length}`;
  });
  const digits = Math.max(3, ...counts.map(({ length }) => length));
  const rows = shown.map(({ name, verdict, reason }, at) => {
    const { mark, style } = LOOK[verdict];
    const line = `${mark} ${name.padEnd(width)}  ${verdict.padEnd(10)} ${counts[at]?.padStart(digits)}`;
    return `  ${paint(style, line)}  ${paint('dim', plain(reason))}`.trimEnd();
  });
  // What is listed is counted below; here it would only hide the rest.
  const failed = report.cases.filter(
    ({ id, outcome }) => (outcome === 'fail' || outcome === 'error') && !(id in known),
  );
  const { command } = report.run;
  const failures = failed.slice(0, MOST_FAILURES).flatMap((one) => {
    const sign = paint('red', one.outcome === 'error' ? '! error' : '✗');
    const again = command ? [paint('dim', `      again: ${command} --only ${one.id}`)] : [];
    return [`  ${sign} ${one.id}`, ...failureLines(one).map((line) => `      ${line}`), ...again];
  });
  const more =
    failed.length > MOST_FAILURES ? [`  … and ${failed.length - MOST_FAILURES} more in the report`] : [];
  const missing = notJudged(report.cases).flatMap(({ names, cases: count, add }) => [
    `  · ${count} ${count === 1 ? 'case' : 'cases'} not judged for want of ${names.map((one) => plain(one)).join(', ')}`,
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
    ...(failures.length > 0 ? [...failures, ...more, ''] : []),
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

/** What is wrong with a case, a line a check, so that a failure takes at most ten lines with its title and the way to the rest. */
function failureLines(one: CaseReported): string[] {
  if (one.outcome !== 'fail') return [plain(one.reason)];
  const said = tellingChecks(one).map((check) => plain(sayCheck(check)));
  const rest = said.length - MOST_CHECKS;
  return [
    ...said.slice(0, MOST_CHECKS),
    ...(rest > 0 ? [`… and ${rest} more checks, see #${one.id} in report.html`] : []),
  ];
}
