import type { Finding, GroupReported } from '../../../generated/report.ts';
import { targetLabel } from '../../results/target-label.ts';
import { plain } from '../../text/harmless.ts';
import { type CaseEvidence, type Evidence, EvidenceIndex } from '../evidence.ts';
import { fixesOf, pageOf, titleOf } from '../findings.ts';
import { describeCase, describeVerdict } from '../outcome.ts';
import { runLine } from '../reproduce/reproduce.ts';
import { storyOf } from '../story/story.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { describeClause, documentationOf } from '../why.ts';
import { failure } from './failure.ts';
import { type Block, bounded, code, escaped, LONGEST_ISSUE, list, page, section, table } from './kit.ts';

/** Cases that a page tells in full; they show what the others would only repeat. */
const MOST_IN_FULL = 3;
/** Characters of a page that the cases in full leave to the rest. */
const FOR_THE_REST = 22_000;
/** Rows of a table before the rest is only counted, so that the page stays short. */
const MOST_ROWS = 100;

/**
 * Markdown pages made to be pasted into an issue of the target's project: one per finding, per exception, and per further
 * part of the contract; by path, such as `exceptions/NAME.md`. None is longer than an issue may be.
 */
export function toPages(evidence: Evidence): Record<string, string> {
  const index = new EvidenceIndex(evidence);
  const { exceptions, parts, findings } = index.report;
  const groups = Object.entries({ exceptions, parts }).flatMap(([folder, all]) =>
    all.map((group) => [`${folder}/${group.name}.md`, groupPage(group, index)]),
  );
  const found = findings.map((finding) => [pageOf(finding), findingPage(finding, index)]);
  return Object.fromEntries([...groups, ...found]);
}

function groupPage(group: GroupReported, index: EvidenceIndex): string {
  const { name, verdict, cases } = group;
  const reason = describeVerdict(group);
  const all = index.cases(cases);
  const failed = all.filter(({ reported }) => reported.outcome === 'fail');
  const others = all.filter(({ reported }) => reported.outcome !== 'fail');
  const requirements = index.requirementsOf(name).map(({ id, description, sentence }) => {
    const quote = sentence ? `\n  > ${escaped(sentence)}` : '';
    return `${escaped(description)} (${code(id)})${quote}`;
  });
  return bounded(
    page(
      `# ${nameOf(name, index)} ${VERDICT_WORDS[verdict]}`,
      reason ? escaped(reason) : 'All cases pass.',
      environment(name, index),
      // A part has no clauses of its own; each of its cases names those that it judges.
      requirements.length > 0 &&
        section(
          '## What the page requires',
          `In our words; the contract is [the page](${documentationOf(name, index.table)}).`,
          list(requirements),
        ),
      ...told(failed, index),
      section(failed.length > 0 ? '## Cases that do not fail' : '## Cases', caseTable(others)),
    ),
  );
}

function findingPage(finding: Finding, index: EvidenceIndex): string {
  const { means, clauses, cases, first } = finding;
  const ordered = [first, ...cases.filter((id) => id !== first)];
  return bounded(
    page(
      `# ${escaped(issueTitle(finding, index))}`,
      escaped(means),
      list([
        `If only this were fixed: ${fixesOf(finding)}`,
        ...clauses.map((id) => `${escaped(describeClause(id, index.table))} (${code(id)})`),
      ]),
      environment(first, index),
      ...told(index.cases(ordered), index),
    ),
  );
}

/** `GetTrail: InvalidTrailNameException`; a name with no operation is of the suite's own. */
function nameOf(group: string, { table }: EvidenceIndex): string {
  const [operation = '', ...rest] = group.split('/');
  return rest.length > 0 ? `${operation}: ${rest.join('/')}` : `${table.operation}: ${group}`;
}

/** The title of a finding after the operation that it is about, or the service for several; alone where it names one of them itself. */
function issueTitle(finding: Finding, { table }: EvidenceIndex): string {
  const title = titleOf(finding);
  const { operations } = finding;
  const words = title.split(/\W+/);
  if (operations.some((operation) => words.includes(operation))) return title;
  const [about = table.service] = operations.length === 1 ? operations : [];
  return `${about}: ${title}`;
}

function environment(only: string, { report, raw }: EvidenceIndex): Block {
  const { suite, target, run } = report;
  return section(
    '## Environment',
    list([
      `Target: ${escaped(targetLabel(target))}, Region ${target.region}`,
      `Suite: ${suite.name} ${suite.version}, cases ${code(suite.casesSha256.slice(0, 12))}`,
      `Date: ${run.startedAt}`,
      `Run it: \`${runLine(only, raw.run)}\``,
    ]),
  );
}

/** The first failing cases in full, as many as there is room for, and the others in a table. */
function told(cases: readonly CaseEvidence[], index: EvidenceIndex): Block[] {
  const full: Block[] = [];
  let length = 0;
  for (const one of cases.slice(0, MOST_IN_FULL)) {
    const block = failure(storyOf(one, index));
    length += page(block).length;
    if (length > LONGEST_ISSUE - FOR_THE_REST) break;
    full.push(block);
  }
  return [...full, section('## Other failing cases', caseTable(cases.slice(full.length)))];
}

function caseTable(cases: readonly CaseEvidence[]): Block {
  const rest = cases.length - MOST_ROWS;
  return [
    table(
      ['Case', 'Outcome', 'What'],
      cases.slice(0, MOST_ROWS).map(({ reported }) => {
        const what = describeCase(reported) || reported.title;
        return [code(reported.id), reported.outcome, escaped(plain(what, 120))];
      }),
    ),
    rest > 0 && `… and ${rest} more in report.html.`,
  ];
}
