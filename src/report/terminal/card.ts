import type { Capability } from '../../../generated/report.ts';
import { plain } from '../../text/harmless.ts';
import { wrap } from '../../text/wrap.ts';
import { describeCapability } from '../outcome.ts';
import { type Paint, painter } from './paint.ts';

/** How the card is shown. */
interface CardOptions {
  color: boolean;
  /** What the target can do as well, not only what it can't. */
  verbose?: boolean;
}

/**
 * The capability card: what the target can do, as probed before anything is judged. What is missing is named; the report says what
 * that costs and what to add, and so does the whole card.
 */
export function toCard(
  target: string,
  capabilities: readonly Capability[],
  { color, verbose = false }: CardOptions,
): string {
  const paint = painter(color);
  const missing = capabilities.filter(({ has }) => !has);
  const width = Math.max(0, ...capabilities.map(({ name }) => name.length));
  const count = `${capabilities.length - missing.length} of ${capabilities.length} probes`;
  const lacks = missing.map(({ name }) => plain(name)).join(', ');
  const missed = !verbose && missing.length > 0 ? `, without ${lacks}` : '';
  return [
    '',
    ...wrap(`What ${plain(target)} can do: ${count}${missed}`, '  '),
    ...(verbose ? capabilities.flatMap((one) => rowOf(one, width, paint)) : []),
  ].join('\n');
}

function rowOf(one: Capability, width: number, paint: Paint): string[] {
  const { name, has } = one;
  const first = `  ${has ? '✓' : '✗'} ${name.padEnd(width)}  `;
  return wrap(plain(describeCapability(one)), first).map((line) => paint(has ? 'green' : 'yellow', line));
}
