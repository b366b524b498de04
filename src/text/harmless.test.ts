import { describe, expect, it } from 'vitest';
import { harmless, LONGEST_SHOWN, shortened } from './harmless.ts';

describe('shortened', () => {
  const long = 'x'.repeat(LONGEST_SHOWN + 1);

  it('cuts long texts wherever they are, and writes how long they were', () => {
    const { items } = shortened({ items: [{ [long]: long }] });
    for (const text of Object.entries(items[0] ?? {}).flat()) {
      expect(text).toHaveLength(LONGEST_SHOWN);
      expect(text).toMatch(/^x+… \(4001 characters in all, see exchanges\.jsonl\)$/);
    }
  });

  it('leaves all other values, and what it has cut before, as they are', () => {
    const value = { text: 'x'.repeat(LONGEST_SHOWN), size: 1, none: null, missing: undefined, on: true };
    expect(shortened(value)).toEqual(value);
    expect(harmless(shortened(long))).toBe(shortened(long));
  });
});
