import { describe, expect, it } from 'vitest';
import { readLines } from './lines.ts';

const texts = (page: string) => readLines(page).map(({ text }) => text);

describe('readLines', () => {
  it('counts blank lines and leaves them out', () => {
    expect(readLines('One\n\n \nTwo\r\nThree\rFour\n')).toEqual([
      { text: 'One', number: 1, bullet: false },
      { text: 'Two', number: 4, bullet: false },
      { text: 'Three', number: 5, bullet: false },
      { text: 'Four', number: 6, bullet: false },
    ]);
  });

  it.each(['•', '*', '‣', '◦', '-'])('replaces the bullet sign %s by a flag', (sign) => {
    expect(readLines(`  ${sign}  One`)).toEqual([{ text: 'One', number: 1, bullet: true }]);
  });

  it('reads a sign as a bullet only at the start of a line and before a space', () => {
    expect(readLines('-One\nTwo - three')).toMatchObject([
      { text: '-One', bullet: false },
      { text: 'Two - three', bullet: false },
    ]);
  });

  it('collapses white space and trims the ends', () => {
    expect(texts(' One \t two ')).toEqual(['One two']);
  });

  it('removes a byte order mark', () => {
    expect(readLines('\uFEFF• One')).toEqual([{ text: 'One', number: 1, bullet: true }]);
  });
});
