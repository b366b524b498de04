import type { CaseReported, GroupReported, Report } from '../../../generated/report.ts';
import { subjectOf } from '../../results/subject.ts';
import { showTally } from '../../results/summary.ts';
import { targetLabel } from '../../results/target-label.ts';
import { showTime } from '../../text/duration.ts';
import { changesBetween, describeChanges } from '../changes.ts';
import { caseInWords } from '../checks-in-words.ts';
import { describeChoice } from '../choice.ts';
import { describeMissing, describeVerdict } from '../outcome.ts';
import { findingTable } from './findings.ts';
import { type Block, code, escaped, list, page, section, table } from './kit.ts';
import { operationTable } from './operations.ts';

/** The whole report as Markdown: figures, what is new since an earlier one, the table of exceptions, and what failed. */
export function toMarkdown(report: Report, previous?: Report): string {
  const { suite, target, run, summary, exceptions, parts, cases, remarks, leaks } = report;
  const failed = cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const untestable = cases.filter(({ outcome }) => outcome === 'untestable');
  return page(
    `# ${subjectOf(report)} conformance: ${escaped(targetLabel(target))}`,
    `${suite.name} ${suite.version}, ${run.startedAt}, Region ${target.region}.`,
    describeChoice(report).map(escaped),
    list([
      `Conformance: **${showTally(summary.conformance)}** of the cases judged`,
      `Coverage: **${showTally(summary.coverage)}** of the cases of this version`,
      ...Object.entries(summary.levels).map(
        ([level, tally]) => `Checks at level ${level}: ${showTally(tally)}`,
      ),
    ]),
    section('## Fix first', findingTable(report.findings)),
    section('## Operations', operationTable(report)),
    previous && changesSince(previous, report),
    section('## Exceptions', groupTable(exceptions)),
    section('## Further parts of the contract', groupTable(parts)),
    section('## Failed cases', ...failed.map(failure)),
    section(
      '## Untestable cases',
      list(untestable.map(({ id, unmet }) => `${code(id)} — ${escaped(remedies(unmet))}`)),
    ),
    section(
      '## Also seen',
      list(remarks.map(({ message, cases: seenIn = [] }) => escaped(`${message} ${seenIn.join(', ')}`))),
    ),
    section('## Leaks', list(leaks.map(({ kind, name, reason }) => escaped(`${kind} ${name}: ${reason}`)))),
  );
}

function changesSince(previous: Report, report: Report): Block {
  const changes = describeChanges(changesBetween(previous, report));
  return section(
    `## Since ${showTime(previous.run.startedAt)}`,
    list(changes.map(([what, ids]) => `${what}: ${ids.map(code).join(', ')}`)) || 'Nothing has changed.',
  );
}

function groupTable(groups: readonly GroupReported[]): string {
  return table(
    ['name', 'verdict', 'cases', 'reason'],
    groups.map(({ name, verdict, reasons, cases: { length }, total = length }) => [
      name,
      verdict,
      length < total ? `${length} of ${total}` : length,
      escaped(describeVerdict({ verdict, reasons })),
    ]),
    [2],
  );
}

function failure(reported: CaseReported): Block {
  const { id, title, outcome, about } = reported;
  const { headline, failed } = caseInWords(reported);
  const checks = table(
    ['check', 'level', 'expected', 'got'],
    failed.map(({ check, level, expected, actual }) => [check, level, escaped(expected), escaped(actual)]),
  );
  return [
    `### ${code(id)}`,
    `${escaped(title)} (${about.map(code).join(', ')})`,
    outcome === 'error' ? `Error, not counted: ${escaped(headline)}` : checks,
  ];
}

function remedies(unmet: CaseReported['unmet']): string {
  return unmet
    .map(describeMissing)
    .map(({ name, reason, remedy }) => `${name}: ${reason}. To test it: ${remedy}.`)
    .join(' ');
}
