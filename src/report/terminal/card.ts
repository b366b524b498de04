import type { Capability } from '../../../generated/report.ts';
import { plain } from '../../text/harmless.ts';
import { describeCapability } from '../outcome.ts';
import { painter } from './paint.ts';

/** The capability card: what the target can do, as probed before anything is judged. */
export function toCard(
  target: string,
  capabilities: readonly Capability[],
  { color }: { color: boolean },
): string {
  const paint = painter(color);
  const width = Math.max(...capabilities.map(({ name }) => name.length));
  const rows = capabilities.map((one) => {
    const { name, has } = one;
    const line = `${has ? '✓' : '✗'} ${name.padEnd(width)}  ${plain(describeCapability(one))}`;
    return `  ${paint(has ? 'green' : 'yellow', line)}`;
  });
  return ['', `  What ${plain(target)} can do`, '', ...rows, ''].join('\n');
}
