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

  it.each(['•', '*', '‣', '◦', '-'])('takes the bullet sign %s off and remembers it', (sign) => {
    expect(readLines(`  ${sign}  One`)).toEqual([{ text: 'One', number: 1, bullet: true }]);
  });

  it('takes no sign for a bullet that no space follows, or that does not begin the line', () => {
    expect(readLines('-One\nTwo - three')).toMatchObject([
      { text: '-One', bullet: false },
      { text: 'Two - three', bullet: false },
    ]);
  });

  it('makes one space of white space, and none at the ends', () => {
    expect(texts(' One \t two ')).toEqual(['One two']);
  });

  it('takes a byte order mark off the front', () => {
    expect(readLines('\uFEFF• One')).toEqual([{ text: 'One', number: 1, bullet: true }]);
  });
});
