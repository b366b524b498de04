import { describe, expect, it } from 'vitest';
import { splitEntries } from './entries.ts';
import { type Line, readLines } from './lines.ts';
import type { SectionName } from './spec.ts';

const split = (text: string, shown: string[] = [], name: SectionName = 'request') => {
  const { intro, entries } = splitEntries({ name, lines: readLines(text) }, new Set(shown));
  return [
    intro.map((line) => line.text),
    ...entries.map((entry) => [
      entry.name,
      entry.heading.number,
      ...entry.lines.map((line) => line.text),
      ...entry.parts.map((part) => [part.name, ...part.lines.map((line) => line.text)]),
    ]),
  ];
};

describe('splitEntries', () => {
  it('begins an entry at each line that contains only a name in the syntax block', () => {
    expect(split('Look here.\n\nSign\n\nHangs.\n\nkey2\n\nOpens.', ['Sign', 'key2'])).toEqual([
      ['Look here.'],
      ['Sign', 3, 'Hangs.'],
      ['key2', 7, 'Opens.'],
    ]);
  });

  it('begins an entry at a name that the syntax block does not show, if a type follows', () => {
    expect(split('Sign\nType: String\nKey\nOpens.\nType: String\nExamples\nOne.', ['Sign'])).toEqual([
      [],
      ['Sign', 1, 'Type: String'],
      ['Key', 3, 'Opens.', 'Type: String', 'Examples', 'One.'],
    ]);
  });

  it.each(['Two words', 'Sign:', '2nd', 'Sign-post', '• Sign'])('begins none at %j', (line) => {
    expect(split(`Sign2\n${line}\nType: String`, ['Sign', 'Sign2'])).toHaveLength(2);
  });

  it.each(['Note', 'Notes', 'Important', 'Warning', 'Tip', 'Caution'])('begins none at %j', (line) => {
    expect(split(`Sign\n${line}\nIt is wet.\nType: String`, ['Sign'])).toEqual([
      [],
      ['Sign', 1, line, 'It is wet.', 'Type: String'],
    ]);
  });

  it('begins an entry at such a word if it is a member', () => {
    expect(split('Note\nIt is wet.\nType: String', ['Note'])).toEqual([
      [],
      ['Note', 1, 'It is wet.', 'Type: String'],
    ]);
  });

  it('reads the members of an error as its parts', () => {
    const status = 'HTTP Status Code: 400';
    expect(
      split(
        `SignException\nIt fell.\nNote\nmessage\nSays why.\nReason\n${status}\nOther\n${status}`,
        [],
        'errors',
      ),
    ).toEqual([
      [],
      ['SignException', 1, 'It fell.', 'Note', status, ['message', 'Says why.'], ['Reason']],
      ['Other', 8, status],
    ]);
  });

  it('reads what is named as an error as one, though the error before it has no status', () => {
    expect(split('SignException\nIt fell.\nKeyFault\nIt broke.', [], 'errors')).toHaveLength(3);
  });

  it('believes a source that tells its names', () => {
    const lines = readLines('Sign\nKey\nKey\nOpens.').map(
      (line, at): Line =>
        at < 2 ? { ...line, role: at === 0 ? 'entry' : 'part' } : { ...line, role: 'words' },
    );
    const { entries } = splitEntries({ name: 'structures', lines });
    expect(
      entries.map(({ name, parts }) => [name, parts.map((part) => [part.name, part.lines.length])]),
    ).toEqual([['Sign', [['Key', 2]]]]);
  });

  it('refuses a repeated name, at the second', () => {
    expect(() => split('Sign\nKey\nSign', ['Sign', 'Key'])).toThrow(
      "request, line 3: 'Sign' is listed twice. Remove the second description.",
    );
    expect(() => split('A\nmessage\nmessage', [], 'errors')).toThrow(
      "errors, line 3: 'message' is listed twice.",
    );
  });

  it('refuses a list without a word, at its heading if it has one', () => {
    expect(() => split('', [], 'errors')).toThrow('errors: the list is empty.');
    const [heading] = readLines('\n\nErrors');
    const empty = { name: 'errors' as const, lines: [], ...(heading && { heading }) };
    expect(() => splitEntries(empty)).toThrow(
      'errors, line 3: the list is empty. Give the whole page, with each name on its own line.',
    );
  });

  it('accepts a list of none that says so, but not statuses without errors', () => {
    expect(split('Look there.', [], 'errors')).toEqual([['Look there.']]);
    expect(() => split('Look there.\nHTTP Status Code: 400', [], 'errors')).toThrow('the list is empty');
  });
});
