import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../generated/report.ts';
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
          { state: 'fail', code: 'Other', failing: 'error-code, no-trail-left, control' },
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

  it('compares only the cases that every report judged, and says how many it left out', () => {
    const without = changed(({ cases }) => cases.shift());
    const comparison = compareReports([report, without]);
    expect(comparison.rows.some(({ differs }) => differs)).toBe(false);
    const text = compareToTerminal(comparison, { all: false, color: false });
    expect(text).not.toContain(first?.id);
    expect(text.replace(/\s+/g, ' ')).toContain('1 more were not judged in all of them');
  });

  it('sees that a case fails for less than before', () => {
    const less = changed(({ cases }) => {
      const check = cases[0]?.checks.find(({ passed }) => !passed);
      if (check) check.passed = true;
    });
    const { rows } = compareReports([report, less]);
    expect(rows.filter(({ differs }) => differs).map(({ id }) => id)).toEqual([first?.id]);
  });

  it('tells what was fixed, what broke, and what fails with other cases', () => {
    const found = (title: string, ...cases: string[]) =>
      ({ ...report.findings[0], id: title, title, cases }) as Finding;
    const [one = '', two = ''] = report.cases.map(({ id }) => id);
    const before = changed((copy) => {
      copy.findings = [found('the key is lost', one), found('nulls are sent', one, two), found('same', two)];
    });
    const after = changed((copy) => {
      copy.findings = [found('nulls are sent', one), found('no limit', two), found('same', two)];
    });
    const text = compareToTerminal(compareReports([before, after]), { all: false, color: false });
    const told = text.split('\n').map((line) => line.trim());
    const below = (heading: string) => told[told.indexOf(heading) + 1];
    expect(below('Fixed')).toBe('the key is lost (A 1 case, B 0 cases)');
    expect(below('Broken')).toBe('no limit (A 0 cases, B 1 case)');
    expect(below('Other cases')).toBe('nulls are sent (A 2 cases, B 1 case)');
    expect(text).toContain('1 finding stays');
    expect(told.length).toBeLessThanOrEqual(40);
  });

  it('counts the rules of an error as one where another report never has it', () => {
    const accepts = (id: string, title: string, ...cases: string[]) =>
      ({ ...report.findings[0], id, kind: 'accepts', subject: 'KmsException', title, cases }) as Finding;
    const [one = '', two = ''] = report.cases.map(({ id }) => id);
    const never = changed((copy) => {
      copy.findings = [accepts('accepts.KmsException', 'keys are not looked at', one, two)];
    });
    const inPart = changed((copy) => {
      copy.findings = [
        accepts('accepts.KmsException.error.KmsException.1', 'disabled keys are accepted', one),
      ];
    });
    const findings = compareReports([never, inPart]).rows.filter(({ kind }) => kind === 'finding');
    expect(findings.map(({ id, cells }) => [id, cells.map((cell) => cell?.state)])).toEqual([
      ['keys are not looked at', ['2', '1']],
    ]);
  });

  it('prints only the differences unless asked for all', () => {
    const comparison = compareReports([report, passing]);
    expect(comparisonInWords(comparison).count).toMatch(/^1 of /);
    expect(compareToMarkdown(comparison, { all: false })).not.toContain('## The same');
    expect(compareToMarkdown(comparison, { all: true })).toContain('## The same');
  });
});
