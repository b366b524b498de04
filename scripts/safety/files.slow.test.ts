import { describe, expect, it } from 'vitest';
import { SOURCES } from '../faults/kill.ts';
import { READ_FILES, readPlanted } from './files.ts';

/** Those that take the most time or memory where a file is read as it is. */
const HEAVIEST = ['3 GB', 'a million small lists'];

describe('a verb that reads a hostile file ends with exit 2, within 10 s of CPU and 700 MiB', () => {
  it.each(Object.keys(READ_FILES))('%s', async (read) => {
    const ended: string[] = [];
    for await (const { planted, code, cpuMs, maxMiB, said } of readPlanted({
      reads: [read],
      plants: HEAVIEST,
      program: SOURCES,
    })) {
      ended.push(`${planted}: exit ${code}`);
      expect(cpuMs, said).toBeLessThan(10_000);
      // A process that noted nothing would have used nothing.
      expect(maxMiB, said).toBeGreaterThan(20);
      expect(maxMiB, said).toBeLessThan(700);
    }
    expect(ended).toEqual(HEAVIEST.map((planted) => `${planted}: exit 2`));
  });
});
