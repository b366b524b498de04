import { describe, expect, it } from 'vitest';
import { unwrap } from './wrapped.ts';

const LONG = 'x'.repeat(60);

describe('unwrap', () => {
  it('joins a line to the one before where its first word did not fit there, and keeps the place of each', () => {
    expect(unwrap(`${LONG}\none two\nthree\n\nfour`)).toBe(`${LONG} one two\n\nthree\n\nfour`);
  });

  it('joins several lines', () => {
    expect(unwrap(`${LONG}\n${LONG}\none`)).toBe(`${LONG} ${LONG} one\n\n`);
  });

  it('joins no line that would have fitted', () => {
    expect(unwrap(`${LONG}\n\nSign\nHangs.`)).toBe(`${LONG}\n\nSign\nHangs.`);
  });

  it.each(['•', '*', '-', '+'])('joins no bullet with the sign %s', (sign) => {
    expect(unwrap(`${LONG}\n ${sign} one`)).toBe(`${LONG}\n ${sign} one`);
  });

  it('joins nothing in a text with longer lines, which was not wrapped', () => {
    const text = `${'y'.repeat(121)}\none`;
    expect(unwrap(text)).toBe(text);
    expect(unwrap(`${'y'.repeat(120)}\none`)).not.toContain('\none');
  });
});
