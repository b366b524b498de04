import type { GroupReported } from '../../../generated/report.ts';
import { type Evidence, EvidenceIndex } from '../evidence.ts';
import { describeVerdict } from '../outcome.ts';
import { runLine } from '../reproduce/reproduce.ts';
import { storyOf } from '../story/story.ts';
import { failure } from './failure.ts';
import { code, escaped, list, page, section } from './kit.ts';

/**
 * One Markdown page per exception, and per further part of the contract, made to be pasted into an issue of the target's
 * project; by path, such as `exceptions/NAME.md`.
 */
export function toPages(evidence: Evidence): Record<string, string> {
  const index = new EvidenceIndex(evidence);
  const { exceptions, parts } = index.report;
  return Object.fromEntries(
    Object.entries({ exceptions, parts }).flatMap(([folder, groups]) =>
      groups.map((group) => [`${folder}/${group.name}.md`, pageOf(group, index)]),
    ),
  );
}

function pageOf(group: GroupReported, index: EvidenceIndex): string {
  const { name, verdict, cases } = group;
  const reason = describeVerdict(group);
  const { suite, target, run } = index.report;
  const stories = index.cases(cases).map((one) => storyOf(one, index));
  const failed = stories.filter(({ outcome }) => outcome === 'fail');
  const others = stories.filter(({ outcome }) => outcome !== 'fail');
  const requirements = index.requirementsOf(name).map(({ id, description, sentence }) => {
    const quote = sentence ? `\n  > ${escaped(sentence)}` : '';
    return `${escaped(description)} (${code(id)})${quote}`;
  });
  return page(
    `# ${suite.operation}: ${name} ${verdict}`,
    reason ? escaped(reason) : 'All cases pass.',
    section(
      '## Environment',
      list([
        `Target: ${escaped(target.name)}, Region ${target.region}`,
        `Suite: ${suite.name} ${suite.version}, cases ${code(suite.casesSha256.slice(0, 12))}`,
        `Date: ${run.startedAt}`,
        `Run it: \`${runLine(name, index.raw.run)}\``,
      ]),
    ),
    // A part has no clauses of its own; each of its cases names those that it judges.
    requirements.length > 0 &&
      section(
        '## What the page requires',
        `In our words; the contract is [the page](${index.table.documentation}).`,
        list(requirements),
      ),
    failed.map(failure),
    section(
      failed.length > 0 ? '## Other cases' : '## Cases',
      list(
        others.map(({ id, title, outcome, headline }) => {
          const because = outcome === 'pass' ? '' : `. ${escaped(headline)}`;
          return `${outcome}: ${escaped(title)} (${code(id)})${because}`;
        }),
      ),
    ),
  );
}
