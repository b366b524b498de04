import { expect, test } from 'vitest';
import { PLANTED } from '../../src/files/testing/planted.ts';
import { SOURCES } from '../faults/kill.ts';
import { READ_FILES, readPlanted } from './files.ts';

// Each reader is tested in `src/files/hostile.slow.test.ts`; here are verbs whose files are read elsewhere.
const CHOSEN = [
  'report (compare)',
  'page (run)',
  'page (spec derive)',
  'authorities (run)',
  'profiles (run)',
];

test.each(CHOSEN)(
  '%s: whatever is there, the verb ends with a sentence, in bounded time and memory',
  async (read) => {
    expect(READ_FILES[read]).toBeDefined();
    const planted: string[] = [];
    for await (const { planted: what, code, said, cpuMs, maxMiB } of readPlanted([read], SOURCES)) {
      planted.push(what);
      expect([what, code], said).toEqual([what, 2]);
      expect(said).not.toMatch(/\n {4}at /);
      expect(cpuMs).toBeLessThan(10_000);
      expect(maxMiB).toBeLessThan(700);
    }
    expect(planted).toEqual(Object.keys(PLANTED));
  },
);
