import type { Report } from '../../generated/report.ts';
import { showTally } from '../results/summary.ts';
import { counted } from '../text/counted.ts';
import { cell, plain } from '../text/harmless.ts';
import { sharedCauses } from './causes.ts';
import { deviationOf } from './deviation.ts';
import type { Evidence } from './evidence.ts';
import { describeCase, describeVerdict } from './outcome.ts';

/** A step of GitHub Actions shows ten annotations of a kind; more are dropped without a word. */
const MOST_ANNOTATIONS = 10;
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
  return `${[
    `## ${suite.service} ${suite.operation} on ${cell(target.name)}`,
    `Conformance **${showTally(summary.conformance)}** of the cases judged. Coverage **${showTally(summary.coverage)}** of the cases of this version.`,
    `The ${exceptions.length} exceptions: ${verdicts.join(', ')}.`,
    ...(groups.length > 0
      ? [
          table(
            ['Exception or part', 'Verdict', 'Why'],
            groups.map((group) => [group.name, group.verdict, cell(plain(describeVerdict(group)))]),
          ),
        ]
      : []),
    ...(failed.length > 0
      ? [
          '### What failed',
          ...sharedCauses(failed).map(
            ({ message, first }) => `**${cell(plain(message))}**; see \`${first.id}\` first.`,
          ),
          table(
            ['Case', 'What is wrong'],
            failed.slice(0, MOST_ROWS).map((one) => [`\`${one.id}\``, cell(plain(describeCase(one)))]),
          ),
        ]
      : []),
    ...(listed > 0
      ? [`${counted(listed, 'more case fails', 'more cases fail')} as listed among the known differences.`]
      : []),
    ...(failed.length > MOST_ROWS ? [`… and ${failed.length - MOST_ROWS} more in the report.`] : []),
  ].join('\n\n')}\n`;
}

/**
 * Workflow commands, a line each: an error for each failing case that no list of known differences has, one for all that
 * have one cause, and a warning for what could not be judged.
 */
export function toAnnotations({ cases }: Report, known: Evidence['known'] = {}): string[] {
  const failed = cases.filter((one) => deviationOf(one) !== undefined && !(one.id in known));
  const errors = cases.filter(({ outcome }) => outcome === 'error');
  const causes = sharedCauses(failed);
  const explained = new Set(causes.flatMap((cause) => cause.explained));
  const all = [
    ...causes.map(({ message, first }) => command('error', first.id, message)),
    ...failed.filter((one) => !explained.has(one)).map((one) => command('error', one.id, describeCase(one))),
  ];
  const shown = all.length > MOST_ANNOTATIONS ? all.slice(0, MOST_ANNOTATIONS - 1) : all;
  const rest = all.length - shown.length;
  return [
    ...shown,
    ...(rest > 0
      ? [command('error', `${rest} more cases`, 'The report and the job summary have them all.')]
      : []),
    ...errors.slice(0, MOST_ANNOTATIONS).map((one) => command('warning', one.id, describeCase(one))),
  ];
}

/** A target's text must not start a command of its own: what the runner reads as markup is escaped. */
function command(kind: 'error' | 'warning', title: string, message: string): string {
  const data = (text: string) => plain(text, 500).replaceAll('%', '%25');
  const named = data(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${kind} title=${named}::${data(message)}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
