import type { Report } from '../../../generated/report.ts';
import { showTally } from '../../results/summary.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';
import { sortsOf } from '../deviation.ts';
import type { Evidence } from '../evidence.ts';
import { notJudged } from '../not-judged.ts';
import { changeLines } from './changes.ts';
import { groupLines } from './groups.ts';
import { painter } from './paint.ts';
import { stepLines } from './steps.ts';

export interface TerminalOptions extends Pick<Evidence, 'known' | 'previous'> {
  color: boolean;
  /** Paths of what was written. */
  files: readonly string[];
}

/** The table of exceptions and what failed, for a terminal. */
export function toTerminal(report: Report, { color, files, known = {}, previous }: TerminalOptions): string {
  const paint = painter(color);
  const { suite, target, summary, run, leaks } = report;
  const failing = report.cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  // What is listed is counted in its own place; here it would only hide the rest.
  const failed = failing.filter(({ id }) => !(id in known));
  const sorts = sortsOf(failed).map(({ says, count }) => `  ${`${count}`.padStart(4)}  ${says}`);
  const missing = notJudged(report.cases).flatMap(({ names, cases: count, add }) => [
    `  · ${counted(count, 'case')} not judged for want of ${names.map((name) => plain(name)).join(', ')}`,
    `      to add: ${plain(add)}`,
  ]);
  const blocks = [
    [`  ${suite.service} ${suite.operation} on ${plain(target.name)}, Region ${target.region}`],
    groupLines(report, { paint, failing, known }),
    previous ? changeLines(report, previous) : [],
    sorts,
    stepLines(report, failed, paint),
    missing,
    [
      `  conformance  ${showTally(summary.conformance)} of the cases judged`,
      `  coverage     ${showTally(summary.coverage)} of the cases of this version`,
      `  Region       ${target.region} alone was judged; a run with --region ${run.otherRegion} tells whether it is built in`,
      ...leaks.map(({ kind, name, reason }) =>
        paint('red', `  left behind  ${plain(`${kind} ${name}: ${reason}`)}`),
      ),
      ...files.map((file) => `  report       ${file}`),
    ],
  ];
  return ['', ...blocks.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ''])].join('\n');
}
