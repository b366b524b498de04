import type { CaseReported, GroupReported, Report } from '../../generated/report.ts';
import { failedChecks } from '../contract/result.ts';
import { showTally } from '../results/summary.ts';
import { showTime } from '../text/duration.ts';
import { cell } from '../text/harmless.ts';
import { sharedCauses } from './causes.ts';
import { changesBetween, describeChanges } from './changes.ts';
import { describeCheck } from './check.ts';
import { describeCase, describeMissing, describeVerdict } from './outcome.ts';

/** The whole report as Markdown: figures, what is new since an earlier one, the table of exceptions, and what failed. */
export function toMarkdown(report: Report, previous?: Report): string {
  const { suite, target, run, summary, exceptions, parts, cases, findings, leaks } = report;
  const failed = cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const causes = sharedCauses(failed);
  const untestable = cases.filter(({ outcome }) => outcome === 'untestable');
  return `${[
    `# ${suite.service} ${suite.operation} conformance: ${cell(target.name)}`,
    `${suite.name} ${suite.version}, ${run.startedAt}, Region ${target.region}.`,
    list([
      `Conformance: **${showTally(summary.conformance)}** of the cases judged`,
      `Coverage: **${showTally(summary.coverage)}** of the cases of this version`,
      ...Object.entries(summary.levels).map(
        ([level, tally]) => `Checks at level ${level}: ${showTally(tally)}`,
      ),
    ]),
    ...(causes.length > 0
      ? [
          '## What to mend first',
          list(causes.map(({ message, first }) => `${cell(message)}; see \`${first.id}\` first`)),
        ]
      : []),
    ...(previous ? changesSince(previous, report) : []),
    '## Exceptions',
    groupTable(exceptions),
    '## Further parts of the contract',
    groupTable(parts),
    ...(failed.length > 0 ? ['## Failed cases', ...failed.map(failure)] : []),
    ...(untestable.length > 0
      ? [
          '## Untestable cases',
          list(untestable.map(({ id, unmet }) => `\`${id}\` — ${cell(remedies(unmet))}`)),
        ]
      : []),
    ...(findings.length > 0
      ? [
          '## Findings',
          list(findings.map(({ message, cases: where = [] }) => cell(`${message} ${where.join(', ')}`))),
        ]
      : []),
    ...(leaks.length > 0
      ? ['## Left behind', list(leaks.map(({ kind, name, reason }) => cell(`${kind} ${name}: ${reason}`)))]
      : []),
  ].join('\n\n')}\n`;
}

function changesSince(previous: Report, report: Report): string[] {
  const changes = describeChanges(changesBetween(previous, report));
  const rows = changes.map(([what, ids]) => `${what}: ${ids.map((id) => `\`${cell(id)}\``).join(', ')}`);
  return [
    `## Since ${showTime(previous.run.startedAt)}`,
    rows.length > 0 ? list(rows) : 'Nothing has changed.',
  ];
}

function groupTable(groups: readonly GroupReported[]): string {
  const rows = groups.map(
    ({ name, verdict, reasons, cases: { length }, total = length }) =>
      `| ${name} | ${verdict} | ${length < total ? `${length} of ${total}` : length} | ${cell(describeVerdict({ verdict, reasons }))} |`,
  );
  return ['| name | verdict | cases | reason |', '|---|---|---:|---|', ...rows].join('\n');
}

function failure(testCase: CaseReported): string {
  const { id, title, outcome, about } = testCase;
  const rows = failedChecks(testCase).map((check) => {
    const { expected, actual } = describeCheck(check);
    return `| ${check.check} | ${check.level} | ${cell(expected)} | ${cell(actual)} |`;
  });
  const table = ['| check | level | expected | got |', '|---|---|---|---|', ...rows].join('\n');
  return [
    `### \`${id}\``,
    `${cell(title)} (${about.map((clause) => `\`${clause}\``).join(', ')})`,
    outcome === 'error' ? `Error, not counted: ${cell(describeCase(testCase))}` : table,
  ].join('\n\n');
}

function remedies(unmet: CaseReported['unmet']): string {
  return unmet
    .map(describeMissing)
    .map(({ name, reason, remedy }) => `${name}: ${reason}. To test it: ${remedy}.`)
    .join(' ');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
