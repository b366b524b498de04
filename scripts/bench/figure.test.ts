import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { type Bench, benchTable, inPage, median } from './figure.ts';

const bench: Bench = {
  formatVersion: 1,
  date: '2026-11-25',
  machine: { cpu: 'Some CPU', cores: 2, node: '20.20.2' },
  figures: [
    { name: 'a ÷ b', value: 1.2, limit: 1.5, of: {}, note: 'all of it' },
    { name: 'c ÷ d', value: 2, limit: 1.5, of: {}, note: 'half is c' },
  ],
};

describe('the table of the bench', () => {
  it('has each limit beside its figure, and says of a missed one what it is made of', () => {
    expect(benchTable(bench)).toContain('| a ÷ b | 1.2 | 1.5 | holds |');
    expect(benchTable(bench)).toContain('| c ÷ d | 2 | 1.5 | missed: half is c |');
    expect(benchTable(bench)).toContain('2026-11-25, 2 cores of Some CPU, Node 20.20.2.');
  });

  it('replaces the last one and leaves the rest of docs/performance.md', () => {
    const page = 'above\n<!-- bench: written by `npm run bench` -->\nold\n<!-- bench end -->\nbelow\n';
    const text = inPage(page, 'new');
    expect(text).toMatch(/^above\n/);
    expect(text).toMatch(/\nbelow\n$/);
    expect(text).toContain('new');
    expect(text).not.toContain('old');
    expect(inPage(text, 'new')).toBe(text);
    expect(() => inPage('nothing', 'new')).toThrow('docs/performance.md has no <!-- bench');
  });

  it('in docs/performance.md is the one of reports/bench.json', () => {
    const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8');
    const page = read('docs/performance.md');
    expect(inPage(page, benchTable(JSON.parse(read('reports/bench.json')) as Bench))).toBe(page);
  });
});

it('takes the figure in the middle', () => {
  expect(median([3, 1, 2], (one) => one)).toBe(2);
  expect(() => median([], Number)).toThrow('nothing was measured');
});
