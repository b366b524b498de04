import { describe, expect, it } from 'vitest';
import type { Report } from '../../generated/report.ts';
import { compareToMarkdown } from '../report/compare/markdown.ts';
import { compareToTerminal } from '../report/compare/terminal.ts';
import { comparisonInWords } from '../report/compare/words.ts';
import { evidenceOf } from '../report/testing/evidence.ts';
import { compareReports } from './compare.ts';

const { report } = evidenceOf({
  answer: { status: 400, headers: {}, body: '{"__type":"Other"}' },
  seen: { kind: 'rejected', code: 'Other' },
});
const [first] = report.cases;

function changed(edit: (copy: Report) => void): Report {
  const copy = structuredClone(report);
  edit(copy);
  return copy;
}

const passing = changed(({ cases }) => {
  if (cases[0]) cases[0].outcome = 'pass';
});

describe('compareReports', () => {
  it('puts what differs first', () => {
    const { rows } = compareReports([report, passing]);
    expect(rows.filter(({ differs }) => differs)).toEqual([
      {
        kind: 'case',
        id: first?.id,
        cells: [
          { state: 'fail', code: 'Other' },
          { state: 'pass', code: 'Other' },
        ],
        differs: true,
      },
    ]);
    expect(rows[0]?.id).toBe(first?.id);
  });

  it('gives two nights of the same target different labels and no differences', () => {
    const night = changed(({ run }) => {
      run.startedAt = '2026-01-03T00:00:00.000Z';
    });
    const { columns, rows } = compareReports([report, night]);
    expect(new Set(columns.map(({ label }) => label)).size).toBe(2);
    expect(rows.some(({ differs }) => differs)).toBe(false);
  });

  it('shows a case that one report lacks', () => {
    const without = changed(({ cases }) => cases.shift());
    const text = compareToTerminal(compareReports([report, without]), { all: false, color: false });
    expect(text).toContain(first?.id);
    expect(text).toContain('not in this report');
  });

  it('prints only the differences unless asked for all', () => {
    const comparison = compareReports([report, passing]);
    expect(comparisonInWords(comparison).count).toMatch(/^1 of /);
    expect(compareToMarkdown(comparison, { all: false })).not.toContain('## The same');
    expect(compareToMarkdown(comparison, { all: true })).toContain('## The same');
  });
});
