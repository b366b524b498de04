import { cell } from '../text/harmless.ts';
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

/** The body of an issue: what changed since the baseline, grouped by reason. */
export function driftMarkdown(changes: readonly Change[], where: string, since: string): string {
  const parts = HEADINGS.flatMap(([label, heading]) => {
    const own = changes.filter((change) => change.label === label);
    if (own.length === 0) return [];
    return [
      `### ${heading}`,
      own.map((change) => `- \`${change.subject}\`: ${cell(change.message)}${touches(change)}`).join('\n'),
    ];
  });
  const intro = `Compared with the baseline of ${since} in ${cell(where)}.`;
  return `${['## Drift of CreateTrail', intro, ...(parts.length > 0 ? parts : ['Nothing changed.'])].join('\n\n')}\n`;
}

function touches({ cases, subject }: Change): string {
  const others = cases.filter((id) => id !== subject);
  if (others.length === 0) return '';
  const shown = others.slice(0, 5).map((id) => `\`${id}\``);
  return ` (touches ${shown.join(', ')}${others.length > 5 ? ` and ${others.length - 5} more` : ''})`;
}
