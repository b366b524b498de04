import { code, escaped, list, page, section } from '../report/markdown/kit.ts';
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

/** The body of an issue: what changed since the baseline, grouped by reason. */
export function driftMarkdown(changes: readonly Change[], where: string, since: string): string {
  return page(
    '## Drift of CreateTrail',
    `Compared with the baseline of ${since} in ${escaped(where)}.`,
    HEADINGS.map(([label, heading]) =>
      section(`### ${heading}`, list(changes.filter((change) => change.label === label).map(describe))),
    ),
    changes.length === 0 && 'Nothing changed.',
  );
}

function describe({ subject, message, cases }: Change): string {
  const others = cases.filter((id) => id !== subject);
  const shown = others.slice(0, MOST_CASES).map(code).join(', ');
  const more = others.length > MOST_CASES ? ` and ${others.length - MOST_CASES} more` : '';
  const touches = others.length > 0 ? ` (touches ${shown}${more})` : '';
  return `${code(subject)}: ${escaped(message)}${touches}`;
}
