import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { sharedCauses } from './causes.ts';
import { toAnnotations } from './github.ts';
import { toHtml } from './html/report.tsx';
import { toJobSummary } from './markdown/job-summary.ts';
import { toMarkdown } from './markdown/report.ts';
import { toTerminal } from './terminal/report.ts';
import { evidenceOf } from './testing/evidence.ts';

const CODE = 'InsufficientS3BucketPolicyException';
const REFUSED = {
  answer: { status: 400, headers: {}, body: JSON.stringify({ __type: CODE }) },
  seen: { kind: 'rejected', code: CODE },
} as const;

function failingOf(cases = loadTable().cases) {
  return evidenceOf(REFUSED, { cases }).report.cases.filter(({ outcome }) => outcome === 'fail');
}

describe('a cause that cases share', () => {
  const evidence = evidenceOf(REFUSED);
  const { report } = evidence;
  const failing = report.cases.filter(({ outcome }) => outcome === 'fail');
  const message = `In ${failing.length} cases a valid request was answered with 400 ${CODE}`;

  it('is the one answer to all valid requests, shown best by the simplest of them', () => {
    const [cause, ...others] = sharedCauses(failing);
    expect(others).toEqual([]);
    expect(cause).toMatchObject({ message, first: { id: 'Response/combination-01' } });
    // Whose control alone failed, and who was refused with the same error as its control.
    const explained = cause?.explained.map(({ id }) => id);
    expect(explained).toContain(`${CODE}/no-policy`);
    expect(explained).toContain('InvalidTrailNameException/empty');
  });

  it('does not explain what else is wrong with a case', () => {
    const also = structuredClone(failing);
    const one = also.find(({ id }) => id === 'Response/combination-02');
    const [check] = one?.checks ?? [];
    if (one && check)
      one.checks.push({
        ...check,
        check: 'http-status',
        level: 'wire',
        actual: { kind: 'value', value: 500 },
      });
    expect(sharedCauses(failing)[0]?.explained.map(({ id }) => id)).toContain(one?.id);
    expect(sharedCauses(also)[0]?.explained.map(({ id }) => id)).not.toContain(one?.id);
  });

  it('needs several cases of more than one exception, whose cases are shown together anyway', () => {
    const table = loadTable();
    const ofOne = table.cases.filter(({ group }) => group === 'InvalidTrailNameException');
    expect(sharedCauses(failingOf(ofOne))).toEqual([]);
    const others = table.cases.filter(({ group }) => group === 'InvalidS3PrefixException');
    expect(sharedCauses(failingOf([...ofOne.slice(0, 2), ...others.slice(0, 2)]))).toEqual([]);
    expect(sharedCauses(failingOf([...ofOne.slice(0, 3), ...others.slice(0, 2)]))).toHaveLength(1);
  });

  it('comes first in every format, and its cases are not told one by one', () => {
    const told = toTerminal(report, { color: false, files: [] }).split('Fix first\n')[1] ?? '';
    expect(told.split('\n').slice(0, 2)).toEqual([
      `  ✗ ${message}`,
      '      see Response/combination-01 first',
    ]);
    expect(told).not.toContain('✗ InvalidTrailNameException/');
    expect(toMarkdown(report)).toContain(`- ${message}; see \`Response/combination-01\` first`);
    expect(toHtml(evidence)).toContain(`${message}; see <a href="#Response/combination-01">`);
    expect(toJobSummary(report)).toContain(`**${message}**; see \`Response/combination-01\` first.`);
    expect(toAnnotations(report)[0]).toBe(`::error title=Response/combination-01::${message}`);
    expect(toAnnotations(report).join('\n')).not.toContain('title=InvalidTrailNameException/');
  });
});
