import { describe, expect, it } from 'vitest';
import { BAD_TEXTS, cpuMsToRedact } from './testing/bad-texts.ts';

describe('the time that it takes to redact', () => {
  it.each(Object.keys(BAD_TEXTS))('%s is in proportion to their length', (what) => {
    const times = [20_000, 200_000, 2_097_152].map((size) => {
      const ms = cpuMsToRedact(what, size);
      // A bound for each, so that a test that fails ends.
      expect(ms).toBeLessThan(2_000);
      return Math.round(ms);
    });
    process.stdout.write(`${what} | ${times.join(' ms | ')} ms\n`);
  });
});
