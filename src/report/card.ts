import { styleText } from 'node:util';
import type { Capability } from '../../generated/report.ts';
import { plain } from '../text/harmless.ts';

/** The capability card: what the target can do, as probed before anything is judged. */
export function toCard(
  target: string,
  capabilities: readonly Capability[],
  { color }: { color: boolean },
): string {
  const width = Math.max(...capabilities.map(({ name }) => name.length));
  const rows = capabilities.map(({ name, has, detail, remedy }) => {
    const line = `${has ? '✓' : '✗'} ${name.padEnd(width)}  ${plain(remedy === undefined ? detail : `${detail}. To add: ${remedy}`)}`;
    return `  ${color ? styleText(has ? 'green' : 'yellow', line, { validateStream: false }) : line}`;
  });
  return ['', `  ${plain(target)} can`, '', ...rows, ''].join('\n');
}
