import { plain } from './harmless.ts';

/** What a run says about the list of known differences: how many hold, then what has to be changed, line by line. */
export function toKnownText(messages: readonly { state: string; says: string }[]): string {
  const wrong = messages.filter(({ state }) => state !== 'known');
  const held = messages.length - wrong.length;
  const lines = wrong.map(({ state, says }) => `  ${state.padEnd(8)}  ${plain(says)}`);
  return [`  known differences: ${held} as listed, ${wrong.length} not`, ...lines, ''].join('\n');
}
