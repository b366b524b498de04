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

/** The capability card: what the target can do, as probed before anything is judged, and what is missing with what to add. */
export function toCard(
  target: string,
  capabilities: readonly Capability[],
  { color, verbose = false }: CardOptions,
): string {
  const paint = painter(color);
  const missing = capabilities.filter(({ has }) => !has);
  const shown = verbose ? capabilities : missing;
  const width = Math.max(0, ...shown.map(({ name }) => name.length));
  const count = `${capabilities.length - missing.length} of ${capabilities.length} probes`;
  return [
    '',
    ...wrap(`What ${plain(target)} can do: ${count}`, '  '),
    ...shown.flatMap((one) => rowOf(one, width, paint)),
    '',
  ].join('\n');
}

function rowOf(one: Capability, width: number, paint: Paint): string[] {
  const { name, has } = one;
  const first = `  ${has ? '✓' : '✗'} ${name.padEnd(width)}  `;
  return wrap(plain(describeCapability(one)), first).map((line) => paint(has ? 'green' : 'yellow', line));
}
