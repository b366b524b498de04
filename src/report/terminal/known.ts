import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';

/** What changed in the list of known differences, line by line, and what a person still has to do. */
export function toUpdatedText(
  shown: string,
  done: readonly string[],
  { entries, reasonless, filled }: { entries: number; reasonless: number; filled: number },
): string {
  const got = filled > 0 ? `; ${filled} existing got the reason` : '';
  const left = reasonless > 0 ? `; ${reasonless} without a reason: add why each may fail` : '';
  return [
    `  ${shown}: ${counted(entries, 'entry', 'entries')}${got}${left}`,
    ...done.map((line) => `  ${plain(line)}`),
    '',
  ].join('\n');
}

/** What a run found about the list of known differences: how many apply, then what has to change, line by line. */
export function toKnownText(messages: readonly { state: string; message: string }[]): string {
  const wrong = messages.filter(({ state }) => state !== 'known');
  const held = messages.length - wrong.length;
  const lines = wrong.map(({ state, message }) => `  ${state.padEnd(8)}  ${plain(message)}`);
  return [`  known differences: ${held} as listed, ${wrong.length} not`, ...lines, ''].join('\n');
}
