import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Board } from '../../generated/board.ts';
import type { Report } from '../../generated/report.ts';
import { packageRoot } from '../../src/files/root.ts';
import { schemaErrors } from '../../src/files/schema-errors.ts';
import { buildBoard } from './board.ts';
import { boardHtml } from './html.tsx';
import { boardMarkdown } from './markdown.ts';
import { withEarlier } from './since.ts';
import { NOT_RUN } from './targets.ts';
import { writeBoard } from './write.ts';

const outcomes = ['pass', 'fail', 'untestable', 'error', 'pass'] as const;
const report = {
  suite: { service: 'S', operation: 'O', name: 'n', version: '1', casesSha256: 'c'.repeat(64) },
  summary: { conformance: { passed: 2, total: 3 }, coverage: { judged: 3, total: 5 } },
  capabilities: [
    { name: 's3', has: true, detail: '' },
    { name: 'bucket', has: false, detail: '' },
  ],
  operations: [
    {
      name: 'O',
      verdict: 'not served',
      conformance: { passed: 0, total: 0 },
      coverage: { judged: 0, total: 5 },
    },
  ],
  exceptions: [
    { name: 'E', verdict: 'deviates', reason: '', cases: outcomes.map((_, index) => `E/${index}`) },
  ],
  parts: [],
  findings: [{ title: 'Keys are not checked', level: 'core', cases: ['E/1', 'E/3'], first: 'E/1' }],
  cases: outcomes.map((outcome, index) => ({ id: `E/${index}`, outcome })),
} as unknown as Report;

const facts = { date: '2026-01-02', machine: 'M', notRun: NOT_RUN, isProbe: (name: string) => name === 's3' };
const entry = { name: 'one', version: '2', runtime: 'R', reproduce: 'again one', report };

it('counts each cell from the cases: conformance of the judged, coverage of all', () => {
  const board = withEarlier(buildBoard([entry], facts));
  expect(board.exceptions[0]?.targets.one).toEqual({
    verdict: 'deviates',
    conformance: { passed: 2, total: 3 },
    coverage: { judged: 3, total: 5 },
  });
  expect(board.targets[0]?.capabilities.map(({ name }) => name)).toEqual(['s3']);
  const text = boardMarkdown(board);
  expect(text).toContain('| E | deviates · 2/3 · 3/5 |');
  expect(text).toContain('| O | not served · 0/0 · 0/5 |');
  expect(text).toContain('- Keys are not checked (core, 2 cases); the smallest is `E/1`');
});

it('has a row for what could not be run, with the command for whoever can', () => {
  const board = withEarlier(buildBoard([entry], facts));
  const row =
    "| aws-emulator | – | not run: can't be installed where the board is made | – | – | `npm run board -- aws-emulator` |";
  expect(boardMarkdown(board)).toContain(row);
  expect(boardHtml(board)).toContain('<code>npm run board -- aws-emulator</code>');
});

it('shows the movement since the board before, and keeps those before that', () => {
  const [group] = report.exceptions;
  const better = { ...report, exceptions: [{ ...group, verdict: 'conformant' }] } as Report;
  const first = withEarlier(buildBoard([entry], facts));
  const second = withEarlier(
    buildBoard([{ ...entry, version: '3', report: better }], { ...facts, date: '2026-02-03' }),
    first,
  );
  expect(second.changes).toEqual([{ target: 'one', name: 'E', from: 'deviates', to: 'conformant' }]);
  expect(second.earlier.map(({ date }) => date)).toEqual(['2026-01-02']);
  expect(boardMarkdown(second)).toContain('| one | 2: 2 of 3 (66 %) | 3: 2 of 3 (66 %) | other version |');
  const third = withEarlier(buildBoard([entry], { ...facts, date: '2026-03-04' }), second);
  expect(third.earlier.map(({ date }) => date)).toEqual(['2026-02-03', '2026-01-02']);
  const html = boardHtml(third);
  expect(html.indexOf('Since 2026-02-03')).toBeLessThan(html.indexOf('From 2026-01-02 to 2026-02-03'));
});

it('replaces a board of the same day with the same cases, and still says what changed since the one before', () => {
  const [group] = report.exceptions;
  const better = { ...report, exceptions: [{ ...group, verdict: 'conformant' }] } as Report;
  const first = withEarlier(buildBoard([entry], facts));
  const second = withEarlier(buildBoard([entry], { ...facts, date: '2026-02-03' }), first);
  const again = withEarlier(
    buildBoard([{ ...entry, report: better }], { ...facts, date: '2026-02-03' }),
    second,
  );
  expect(again.earlier).toEqual(second.earlier);
  expect(again.changes).toEqual([{ target: 'one', name: 'E', from: 'deviates', to: 'conformant' }]);
  const back = withEarlier(buildBoard([entry], { ...facts, date: '2026-02-03' }), again);
  expect(back.changes).toEqual([]);
});

const committed = join(packageRoot(), 'reports/board');

it('is committed as its schema has it, and its pages say the same', async () => {
  const board = JSON.parse(await readFile(join(committed, 'board.json'), 'utf8')) as Board;
  expect(schemaErrors('board', board)).toEqual([]);
  const names = board.targets.map(({ name }) => name);
  for (const row of [...board.operations, ...board.exceptions, ...board.parts])
    expect(Object.keys(row.targets)).toEqual(names);
  expect(await readFile(join(committed, 'board.md'), 'utf8')).toBe(boardMarkdown(board));
  expect(await readFile(join(committed, 'index.html'), 'utf8')).toBe(boardHtml(board));
});

it('is not written where it is not what its schema says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'board-'));
  const board = JSON.parse(await readFile(join(committed, 'board.json'), 'utf8')) as Board;
  try {
    await expect(writeBoard(folder, { ...board, date: 'yesterday' })).rejects.toThrow(/\/date must match/);
    expect(await readdir(folder)).toEqual([]);
    await writeBoard(folder, board);
    expect((await readdir(folder)).sort()).toEqual(['board.json', 'board.md', 'index.html']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
