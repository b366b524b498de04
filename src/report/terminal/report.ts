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
  // Known differences are counted elsewhere; here they would only hide the rest.
  const failed = failing.filter(({ id }) => !(id in known));
  const sorts = sortsOf(failed).map(({ message, count }) => `  ${`${count}`.padStart(4)}  ${message}`);
  const missing = notJudged(report.cases).flatMap(({ names, cases: count, add }) => [
    `  · ${counted(count, 'case')} not tested: missing ${names.map((name) => plain(name)).join(', ')}`,
    `      to test: ${plain(add)}`,
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
      `  Region       only ${target.region} was tested; run with --region ${run.otherRegion} to check that the Region isn't hard-coded`,
      ...leaks.map(({ kind, name, reason }) =>
        paint('red', `  leaked       ${plain(`${kind} ${name}: ${reason}`)}`),
      ),
      ...files.map((file) => `  report       ${file}`),
    ],
  ];
  return ['', ...blocks.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ''])].join('\n');
}
