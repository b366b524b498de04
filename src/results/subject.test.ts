import { describe, expect, it } from 'vitest';
import type { OperationReported, Report } from '../../generated/report.ts';
import { chosenOperations, subjectOf } from './subject.ts';

const SUITE = { service: 'CloudTrail', operation: 'CreateTrail' } as Report['suite'];

/** A report of three operations, of which those with a case in `ids` were run. */
function reportOf(ids: readonly string[], verdicts: Record<string, OperationReported['verdict']> = {}) {
  const operations = ['AddTags', 'CreateTrail', 'GetTrail'].map((name) => ({
    ...{ name, verdict: verdicts[name] ?? ('untested' as const) },
    ...{ conformance: { passed: 0, total: 0 }, coverage: { judged: 0, total: 3 } },
  }));
  return { suite: SUITE, operations, cases: ids.map((id) => ({ id })) as Report['cases'] };
}

describe('subjectOf', () => {
  it.each<[string, string[], string]>([
    ['one of several', ['GetTrail/NotFound/unknown'], 'CloudTrail GetTrail'],
    ['the own one of several', ['InvalidTrailNameException/empty'], 'CloudTrail CreateTrail'],
    ['two of three', ['GetTrail/NotFound/unknown', 'Response/defaults'], 'CloudTrail (2 operations)'],
    ['no case at all', [], 'CloudTrail CreateTrail'],
  ])('names %s', (_, ids, expected) => {
    expect(subjectOf(reportOf(ids))).toBe(expected);
  });

  it('names the operation of a report of a single one', () => {
    const { operations: _, ...report } = reportOf([]);
    expect(subjectOf({ ...report, suite: { ...SUITE, operation: 'GetTrail' } })).toBe('CloudTrail GetTrail');
  });
});

describe('chosenOperations', () => {
  it('has those that were judged, are not served, or could not be tested, in the order of the suite', () => {
    const report = reportOf(['GetTrail/NotFound/unknown'], { AddTags: 'not served' });
    expect(chosenOperations(report).map(({ name }) => name)).toEqual(['AddTags', 'GetTrail']);
  });
});
