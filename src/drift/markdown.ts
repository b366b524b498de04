import { comparisonInWords, describeCell } from '../report/compare/words.ts';
import { bounded, code, escaped, list, page, section } from '../report/markdown/kit.ts';
import type { ComparedRow, Comparison } from '../results/compare.ts';
import type { Change, Label } from './snapshot.ts';

/** Headings in the order of the issue: first real changes, then those that are none. */
const HEADINGS: readonly [Label, string][] = [
  ['page', 'The page changed'],
  ['sdk-model', "The SDK's model changed"],
  ['behaviour', 'The behaviour of the service changed (observed three times in a row)'],
  ['wording', 'Only the wording of messages changed'],
  ['transient', 'Observed once, not confirmed'],
  ['environment', 'Could not be judged'],
  ['suite', 'The suite itself changed'],
];
/** Cases named of one change before the rest is only counted. */
const MOST_CASES = 5;
/** Lines below a heading that is kept short. */
const MOST_LINES = 4;

export interface DriftShown {
  changes: readonly Change[];
  /** The baseline and this run, by findings. */
  comparison: Comparison;
  /** Name of the target. */
  where: string;
  /** When the baseline was accepted. */
  since: string;
  /** Every line; a few below each heading otherwise. */
  all: boolean;
}

/**
 * The body of an issue: what changed since the baseline. First by finding, what was fixed, what broke and what stays; then each
 * change, by its reason. Short enough for an issue, and in a few lines for a terminal.
 */
export function driftMarkdown({ changes, comparison, where, since, all }: DriftShown): string {
  const { changes: found, choice, stays } = comparisonInWords(comparison);
  const few = (lines: readonly string[]) => list(all ? lines : shortened(lines));
  const rows = (name: string, sort: readonly ComparedRow[]) =>
    sort.map(
      (row) =>
        `${name}: ${escaped(row.id)} (${row.cells.map((cell) => describeCell(cell, row)).join(' → ')})`,
    );
  const findings = [
    ...rows('Broken', found.broken),
    ...rows('Fixed', found.fixed),
    ...rows('Fails in other cases', found.changed),
  ];
  return bounded(
    page(
      '## Drift of CloudTrail',
      `Compared with the baseline of ${since} in ${escaped(where)}.`,
      `${choice} ${stays}`,
      section('### Findings that changed', few(findings)),
      HEADINGS.map(([label, heading]) =>
        section(`### ${heading}`, few(changes.filter((change) => change.label === label).map(describe))),
      ),
      changes.length === 0 && 'Nothing changed.',
    ),
  );
}

function shortened(lines: readonly string[]): string[] {
  const rest = lines.length - MOST_LINES;
  return rest > 0
    ? [...lines.slice(0, MOST_LINES), `… ${rest} more: --all, or the file of --out`]
    : [...lines];
}

function describe({ subject, message, cases }: Change): string {
  const others = cases.filter((id) => id !== subject);
  const shown = others.slice(0, MOST_CASES).map(code).join(', ');
  const more = others.length > MOST_CASES ? ` and ${others.length - MOST_CASES} more` : '';
  const touches = others.length > 0 ? ` (touches ${shown}${more})` : '';
  return `${code(subject)}: ${escaped(message)}${touches}`;
}
