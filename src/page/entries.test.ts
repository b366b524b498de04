import { describe, expect, it } from 'vitest';
import { splitEntries } from './entries.ts';
import { readLines } from './lines.ts';
import type { SectionName } from './spec.ts';

const split = (text: string, name: SectionName = 'request') => {
  const { intro, entries } = splitEntries({ name, lines: readLines(text) });
  return [
    intro.map((line) => line.text),
    ...entries.map((entry) => [entry.name, entry.heading.number, ...entry.lines.map((line) => line.text)]),
  ];
};

describe('splitEntries', () => {
  it('begins an entry at each line that contains only a name', () => {
    expect(split('Look here.\n\nSign\n\nHangs.\n\nkey2\n\nOpens.')).toEqual([
      ['Look here.'],
      ['Sign', 3, 'Hangs.'],
      ['key2', 7, 'Opens.'],
    ]);
  });

  it.each(['Two words', 'Sign:', '2nd', 'Sign-post', '• Sign'])('begins none at %j', (line) => {
    expect(split(`Sign2\n${line}`)).toHaveLength(2);
  });

  it.each(['Note', 'Notes', 'Important', 'Warning', 'Tip', 'Caution'])('begins none at %j', (line) => {
    expect(split(`Sign\n${line}\nIt is wet.`)).toEqual([[], ['Sign', 1, line, 'It is wet.']]);
  });

  it('reads the members of an error as lines of the error', () => {
    expect(split('SignException\nmessage\nSays why.\nof SignException', 'errors')).toEqual([
      [],
      ['SignException', 1, 'message', 'Says why.', 'of SignException'],
    ]);
    expect(split('Sign\nmessage', 'response')).toHaveLength(3);
  });

  it('refuses a repeated name, at the second', () => {
    expect(() => split('Sign\nKey\nSign')).toThrow(
      "request, line 3: 'Sign' is listed twice. Remove the second description.",
    );
  });

  it('refuses an empty list, at its heading if it has one', () => {
    expect(() => split('Look here.', 'errors')).toThrow('errors: the list is empty.');
    const [heading] = readLines('\n\nErrors');
    const empty = { name: 'errors' as const, lines: readLines('Look here.'), ...(heading && { heading }) };
    expect(() => splitEntries(empty)).toThrow(
      'errors, line 3: the list is empty. Give the whole page, with each name on its own line.',
    );
  });
});
