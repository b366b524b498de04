import { groupBy } from '../../contract/group-by.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';

/** Lines of what was done of one kind before the rest is only counted: the first update of a target may add a thousand. */
const MOST_DONE = 5;

/** One thing that an update did, or that a person still has to do. */
export interface Done {
  state: string;
  line: string;
}

/** How an update names what it did about cases and entries of a state. */
const DONE: Readonly<Record<string, string>> = { new: 'added', vanished: 'removed' };

/** What changed in the list of known differences: how much of each kind, the first of it line by line, and what a person still has to do. */
export function toUpdatedText(
  shown: string,
  done: readonly Done[],
  { entries, reasonless, filled }: { entries: number; reasonless: number; filled: number },
  verbose = false,
): string {
  const got = filled > 0 ? `; ${filled} existing got the reason` : '';
  const left = reasonless > 0 ? `; ${reasonless} without a reason: add why each may fail` : '';
  const kinds = groupBy(done, ({ state }) => DONE[state] ?? state);
  const counts = kinds.map(([kind, { length }]) => `${length} ${kind}`);
  return [
    `  ${shown}: ${counted(entries, 'entry', 'entries')}${got}${left}`,
    ...(counts.length > 0 ? [`  of this run: ${counts.join(', ')}`] : []),
    ...kinds.flatMap(([kind, of]) => {
      const told = verbose ? of : of.slice(0, MOST_DONE);
      const rest = of.length - told.length;
      return [
        ...told.map(({ line }) => `  ${plain(line)}`),
        ...(rest > 0 ? [`  … ${rest} more ${kind}: --verbose`] : []),
      ];
    }),
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
