import { expect, it } from 'vitest';
import type { Report } from '../../generated/report.ts';
import { buildBoard } from './board.ts';
import { boardMarkdown } from './markdown.ts';

const outcomes = ['pass', 'fail', 'untestable', 'error', 'pass'] as const;
const report = {
  suite: { service: 'S', operation: 'O', name: 'n', version: '1', casesSha256: 'c'.repeat(64) },
  summary: { conformance: { held: 2, of: 3 }, coverage: { held: 3, of: 5 } },
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
    conformance: { held: 2, of: 3 },
    coverage: { held: 3, of: 5 },
  });
  expect(board.targets[0]?.capabilities.map(({ name }) => name)).toEqual(['s3']);
  expect(boardMarkdown(board)).toContain('| E | deviates · 2/3 · 3/5 |');
});
