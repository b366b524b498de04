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
  it('begins an entry at each line that is one bare name', () => {
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

  it("takes an error's own members for lines of the error", () => {
    expect(split('SignException\nmessage\nSays why.\nof SignException', 'errors')).toEqual([
      [],
      ['SignException', 1, 'message', 'Says why.', 'of SignException'],
    ]);
    expect(split('Sign\nmessage', 'response')).toHaveLength(3);
  });

  it('refuses a name that stands twice, at the second', () => {
    expect(() => split('Sign\nKey\nSign')).toThrow(
      "request, line 3: 'Sign' is listed twice. Remove the second description.",
    );
  });

  it('refuses a list of nothing, at its heading if it has one', () => {
    expect(() => split('Look here.', 'errors')).toThrow('errors: nothing is listed here.');
    const [heading] = readLines('\n\nErrors');
    const empty = { name: 'errors' as const, lines: readLines('Look here.'), ...(heading && { heading }) };
    expect(() => splitEntries(empty)).toThrow(
      'errors, line 3: nothing is listed here. Give the whole page, one name to a line.',
    );
  });
});
