import type { CaseReported, GroupReported, Remark, Report, Verdict } from '../../../generated/report.ts';
import { groupBy } from '../../contract/group-by.ts';
import { subjectOf } from '../../results/subject.ts';
import { showTally } from '../../results/summary.ts';
import { targetLabel } from '../../results/target-label.ts';
import { counted } from '../../text/counted.ts';
import { showTime } from '../../text/duration.ts';
import { changesBetween, describeChanges } from '../changes.ts';
import { caseInWords } from '../checks-in-words.ts';
import { describeChoice } from '../choice.ts';
import { notJudged } from '../not-judged.ts';
import { describeVerdict } from '../outcome.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { findingTable } from './findings.ts';
import { type Block, bounded, code, escaped, LONGEST_ISSUE, list, page, section, table } from './kit.ts';
import { lifeSection } from './lives.ts';
import { operationTable } from './operations.ts';

/** Cases named of one remark or change before the rest is only counted. */
const MOST_NAMED = 3;

/**
 * The report as Markdown, short enough for an issue: figures, what to fix first, what is new since an earlier one, what needs attention,
 * and the first case of each finding as far as there is room. What is left out is in the files that it names.
 */
export function toMarkdown(report: Report, previous?: Report): string {
  const { suite, target, run, summary, exceptions, parts, cases, remarks, leaks } = report;
  const errors = cases.filter(({ outcome }) => outcome === 'error');
  const before = [
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
    lifeSection('## Clients', report),
    previous && changesSince(previous, report),
    section('## Exceptions', groupTable(exceptions)),
    section('## Further parts of the contract', groupTable(parts)),
  ];
  const after = [
    section(
      '## Not tested',
      list(
        notJudged(cases).map(
          ({ names, cases: count, add }) =>
            `${counted(count, 'case')}: missing ${escaped(names.join(', '))}. To test: ${escaped(add)}`,
        ),
      ),
    ),
    section('## Not judged because of an error', ...errors.slice(0, MOST_NAMED).map(failure), more(errors)),
    section('## Also seen', list(remarks.map(describeRemark))),
    section('## Leaks', list(leaks.map(({ kind, name, reason }) => escaped(`${kind} ${name}: ${reason}`)))),
  ];
  return bounded(page(before, failures(report, LONGEST_ISSUE - page(before, after).length), after));
}

/** The first case of each finding, as many as there is room for, and where the others are. */
function failures({ findings, cases }: Report, room: number): Block {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const failing = cases.filter(({ outcome }) => outcome === 'fail').length;
  const told = new Map<string, Block>();
  let length = ABOUT_THE_REST;
  for (const { first } of findings) {
    const reported = byId.get(first);
    if (reported?.outcome !== 'fail' || told.has(first)) continue;
    const block = failure(reported);
    length += page(block).length + 1;
    if (length > room) break;
    told.set(first, block);
  }
  const rest = failing - told.size;
  return section(
    '## Failed cases',
    ...told.values(),
    rest > 0 &&
      `${counted(rest, 'more failing case')}: [findings/](findings/) has a page for each finding with its cases, [report.html](report.html) and [report.json](report.json) have all.`,
  );
}

/** Characters of the heading and of the sentence about what is left out. */
const ABOUT_THE_REST = 300;

function more({ length }: readonly unknown[]): string | false {
  return length > MOST_NAMED && `[${length - MOST_NAMED} more](report.json)`;
}

function describeRemark({ message, cases = [] }: Remark): string {
  const named = cases.slice(0, MOST_NAMED).map(code).join(', ');
  const rest = cases.length > MOST_NAMED ? ` and [${cases.length - MOST_NAMED} more](report.json)` : '';
  return `${escaped(message)}${named ? `: ${named}${rest}` : ''}`;
}

/** Cases named of one sort of change. */
const MOST_CHANGES = 20;

function changesSince(previous: Report, report: Report): Block {
  const changes = describeChanges(changesBetween(previous, report));
  return section(
    `## Since ${showTime(previous.run.startedAt)}`,
    list(
      changes.map(
        ([what, ids]) =>
          `${what}: ${ids.slice(0, MOST_CHANGES).map(code).join(', ')}${ids.length > MOST_CHANGES ? ` and [${ids.length - MOST_CHANGES} more](report.html)` : ''}`,
      ),
    ) || 'Nothing has changed.',
  );
}

/** What needs attention in a table, and how many of the others have which verdict. */
function groupTable(groups: readonly GroupReported[]): Block {
  const isTold = ({ verdict }: GroupReported) => verdict === 'deviates' || verdict === 'partial';
  const others = groupBy(
    groups.filter((group) => !isTold(group)),
    ({ verdict }) => verdict,
  ).map(([verdict, { length }]) => `${length} ${VERDICT_WORDS[verdict as Verdict]}`);
  return [
    groupRows(groups.filter(isTold)),
    others.length > 0 && `${groups.some(isTold) ? 'Besides: ' : ''}${others.join(', ')}.`,
  ];
}

function groupRows(groups: readonly GroupReported[]): string {
  return table(
    ['name', 'verdict', 'cases', 'reason'],
    groups.map(({ name, verdict, reasons, cases: { length }, total = length }) => [
      name,
      VERDICT_WORDS[verdict],
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
