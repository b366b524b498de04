import type { CaseReported, GroupReported, Report } from '../../../generated/report.ts';
import { showTally } from '../../results/summary.ts';
import { showTime } from '../../text/duration.ts';
import { sharedCauses } from '../causes.ts';
import { changesBetween, sayChanges } from '../changes.ts';
import { findingOf } from '../checks-in-words.ts';
import { ownClauses } from '../why.ts';
import { type Block, code, escaped, list, page, section, table } from './kit.ts';

/** The whole report as Markdown: figures, what is new since an earlier one, the table of exceptions, and what failed. */
export function toMarkdown(report: Report, previous?: Report): string {
  const { suite, target, run, summary, exceptions, parts, cases, findings, leaks } = report;
  const failed = cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const untestable = cases.filter(({ outcome }) => outcome === 'untestable');
  return page(
    `# ${suite.service} ${suite.operation} conformance: ${escaped(target.name)}`,
    `${suite.name} ${suite.version}, ${run.startedAt}, Region ${target.region}.`,
    list([
      `Conformance: **${showTally(summary.conformance)}** of the cases judged`,
      `Coverage: **${showTally(summary.coverage)}** of the cases of this version`,
      ...Object.entries(summary.levels).map(
        ([level, tally]) => `Checks at level ${level}: ${showTally(tally)}`,
      ),
    ]),
    section(
      '## Fix first',
      list(sharedCauses(failed).map(({ says, first }) => `${escaped(says)}; see ${code(first.id)} first`)),
    ),
    previous && changesSince(previous, report),
    section('## Exceptions', groupTable(exceptions)),
    section('## Further parts of the contract', groupTable(parts)),
    section('## Failed cases', ...failed.map(failure)),
    section(
      '## Untestable cases',
      list(untestable.map(({ id, unmet }) => `${code(id)} — ${escaped(remedies(unmet))}`)),
    ),
    section(
      '## Findings',
      list(findings.map(({ says, cases: seenIn = [] }) => escaped(`${says} ${seenIn.join(', ')}`))),
    ),
    section('## Leaks', list(leaks.map(({ kind, name, reason }) => escaped(`${kind} ${name}: ${reason}`)))),
  );
}

function changesSince(previous: Report, report: Report): Block {
  const changes = sayChanges(changesBetween(previous, report));
  return section(
    `## Since ${showTime(previous.run.startedAt)}`,
    list(changes.map(([what, ids]) => `${what}: ${ids.map(code).join(', ')}`)) || 'Nothing has changed.',
  );
}

function groupTable(groups: readonly GroupReported[]): string {
  return table(
    ['name', 'verdict', 'cases', 'reason'],
    groups.map(({ name, verdict, reason, cases: { length }, of = length }) => [
      name,
      verdict,
      length < of ? `${length} of ${of}` : length,
      escaped(reason),
    ]),
    [2],
  );
}

function failure(reported: CaseReported): Block {
  const { id, title, outcome, reason, clauses } = reported;
  const checks = table(
    ['check', 'level', 'expected', 'got'],
    findingOf(reported).failed.map(({ id: check, level, expected, actual }) => [
      check,
      level,
      escaped(expected),
      escaped(actual),
    ]),
  );
  return [
    `### ${code(id)}`,
    `${escaped(title)} (${ownClauses(clauses).map(code).join(', ')})`,
    outcome === 'error' ? `Error, not counted: ${escaped(reason)}` : checks,
  ];
}

function remedies(unmet: CaseReported['unmet']): string {
  return unmet.map(({ name, reason, remedy }) => `${name}: ${reason}. To test it: ${remedy}.`).join(' ');
}
