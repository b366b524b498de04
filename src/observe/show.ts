import { counted } from '../text/counted.ts';
import type { Weighed } from './weigh.ts';

const HEADINGS: readonly [Weighed['kind'], string][] = [
  ['contradicts', 'Contradicted'],
  ['decides', 'Decided'],
  ['confirms', 'Confirmed'],
];

/** Which expectations the answers of AWS contradict, decide or confirm, and how many observations are new. */
export function showWeighed(weighed: readonly Weighed[], added: number): string {
  const lists = HEADINGS.flatMap(([kind, heading]) => {
    const own = weighed.filter((one) => one.kind === kind);
    const lines = own.map(({ case: id, message }) => `  ${id}: ${message}`);
    return own.length === 0 ? [] : [`${heading} (${own.length})`, ...lines, ''];
  });
  return [...lists, `${counted(added, 'new observation')}.`].join('\n');
}
