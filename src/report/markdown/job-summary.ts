import type { Report } from '../../../generated/report.ts';
import { showTally } from '../../results/summary.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';
import { sharedCauses } from '../causes.ts';
import { findingOf } from '../checks-in-words.ts';
import type { Evidence } from '../evidence.ts';
import { describeVerdict } from '../outcome.ts';
import { code, escaped, page, section, table } from './kit.ts';

/** Rows of a summary before the reader is sent to the report; GitHub refuses a summary above 1 MiB. */
const MOST_ROWS = 100;

/** Markdown for `$GITHUB_STEP_SUMMARY`: both figures, the exceptions that need attention, and what failed. */
export function toJobSummary(
  { suite, target, summary, exceptions, parts, cases }: Report,
  known: Evidence['known'] = {},
): string {
  const groups = [...exceptions, ...parts].filter(
    ({ verdict }) => verdict === 'deviates' || verdict === 'partial',
  );
  const failed = cases.filter(
    ({ id, outcome }) => (outcome === 'fail' || outcome === 'error') && !(id in known),
  );
  const listed = Object.keys(known).length;
  const verdicts = Object.entries(summary.verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  return page(
    `## ${suite.service} ${suite.operation} on ${escaped(target.name)}`,
    `Conformance **${showTally(summary.conformance)}** of the cases judged. Coverage **${showTally(summary.coverage)}** of the cases of this version.`,
    `The ${exceptions.length} exceptions: ${verdicts.join(', ')}.`,
    table(
      ['Exception or part', 'Verdict', 'Why'],
      groups.map((group) => [group.name, group.verdict, short(describeVerdict(group))]),
    ),
    section(
      '### What failed',
      sharedCauses(failed).map(({ message, first }) => `**${short(message)}**; see ${code(first.id)} first.`),
      table(
        ['Case', 'What is wrong'],
        failed.slice(0, MOST_ROWS).map((one) => [code(one.id), short(findingOf(one).headline)]),
      ),
    ),
    listed > 0 &&
      `${counted(listed, 'more case fails', 'more cases fail')} as listed among the known differences.`,
    failed.length > MOST_ROWS && `… and ${failed.length - MOST_ROWS} more in the report.`,
  );
}

function short(text: string): string {
  return escaped(plain(text));
}
