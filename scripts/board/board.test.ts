import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Board } from '../../generated/board.ts';
import type { Report } from '../../generated/report.ts';
import { validateBoard } from '../../generated/validators.js';
import { packageRoot } from '../../src/files/root.ts';
import { buildBoard } from './board.ts';
import { boardMarkdown } from './markdown.ts';
import { writeBoard } from './write.ts';

const outcomes = ['pass', 'fail', 'untestable', 'error', 'pass'] as const;
const report = {
  suite: { service: 'S', operation: 'O', name: 'n', version: '1', casesSha256: 'c'.repeat(64) },
  summary: { conformance: { passed: 2, total: 3 }, coverage: { judged: 3, total: 5 } },
  capabilities: [
    { name: 's3', has: true, detail: '' },
    { name: 'bucket', has: false, detail: '' },
  ],
  exceptions: [
    { name: 'E', verdict: 'deviates', reason: '', cases: outcomes.map((_, index) => `E/${index}`) },
  ],
  parts: [],
  cases: outcomes.map((outcome, index) => ({ id: `E/${index}`, outcome })),
} as unknown as Report;

it('counts each cell from the cases: conformance of the judged, coverage of all', () => {
  const entry = { name: 'one', version: '2', runtime: 'R', report };
  const board = buildBoard([entry], { date: '2026-01-02', isProbe: (name) => name === 's3' });
  expect(board.exceptions[0]?.targets.one).toEqual({
    verdict: 'deviates',
    conformance: { passed: 2, total: 3 },
    coverage: { judged: 3, total: 5 },
  });
  expect(board.targets[0]?.capabilities.map(({ name }) => name)).toEqual(['s3']);
  expect(boardMarkdown(board)).toContain('| E | deviates · 2/3 · 3/5 |');
});

const committed = join(packageRoot(), 'reports/board');

it('is committed as its schema has it, and its Markdown says the same', async () => {
  const board = JSON.parse(await readFile(join(committed, 'board.json'), 'utf8')) as Board;
  validateBoard(board);
  expect(validateBoard.errors).toBeNull();
  const names = board.targets.map(({ name }) => name);
  expect(board.exceptions).toHaveLength(33);
  for (const row of [...board.exceptions, ...board.parts]) expect(Object.keys(row.targets)).toEqual(names);
  expect(await readFile(join(committed, 'board.md'), 'utf8')).toBe(boardMarkdown(board));
});

it('is not written where it is not what its schema says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'board-'));
  const board = JSON.parse(await readFile(join(committed, 'board.json'), 'utf8')) as Board;
  try {
    await expect(writeBoard(folder, { ...board, date: 'yesterday' })).rejects.toThrow(/\/date must match/);
    expect(await readdir(folder)).toEqual([]);
    await writeBoard(folder, board);
    expect((await readdir(folder)).sort()).toEqual(['board.json', 'board.md']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
