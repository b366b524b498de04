import { describe, expect, it } from 'vitest';
import type { Group } from '../../generated/case-table.ts';
import type { CaseResult, Outcome } from '../contract/result.ts';
import { verdictOf } from './verdict.ts';

const group: Group = { name: 'BadException', kind: 'exception', clauses: [] };
const result = (outcome: Outcome, more: Partial<CaseResult> = {}): CaseResult => ({
  id: 'BadException/x',
  group: 'BadException',
  title: '',
  clauses: [],
  outcome,
  reason: '',
  checks: [],
  unmet: [],
  ...more,
});
const seen = result('pass', { code: 'BadException' });
const other = result('pass', { code: 'OtherException' });
const silent = result('pass');

describe('verdictOf', () => {
  it.each([
    ['conformant where all pass and it was seen', [seen, silent], 'conformant', ''],
    ['deviates where one fails', [seen, result('fail')], 'deviates', '1 of 2 cases fail'],
    [
      'partial where it was never seen itself',
      [other, silent],
      'partial',
      'only OtherException came, accepted too',
    ],
    [
      'partial where several others were seen in its place',
      [other, result('pass', { code: 'ThirdException' })],
      'partial',
      'only OtherException and ThirdException came, accepted too',
    ],
    ['partial where all passes and no error was seen', [silent], 'partial', 'it was not seen'],
    ['conformant where other accepted errors were seen too', [other, seen], 'conformant', ''],
    [
      'partial where some could not be judged',
      [seen, result('untestable'), result('error')],
      'partial',
      '2 of 3 cases could not be judged',
    ],
    [
      'deviates where one fails, whatever else could not be judged',
      [result('fail'), result('error')],
      'deviates',
      '1 of 2 cases fail',
    ],
    [
      'untested where none could be judged, with why',
      [result('error'), result('untestable', { reason: 'no S3' })],
      'untested',
      'no S3',
    ],
    ['untested where no case ran', [], 'untested', 'no case of it ran'],
  ] as const)('%s', (_title, results, verdict, reason) => {
    expect(verdictOf(group, results, results.length)).toEqual({ verdict, reason });
  });

  // What was chosen may all pass: of the rest nothing is known.
  it.each([
    ['partial where all that ran pass', [seen], 'partial', '1 of 40 cases ran'],
    ['deviates where one fails', [seen, result('fail')], 'deviates', '1 of 2 cases fail; 2 of 40 cases ran'],
    [
      'partial for what was seen before what was left out',
      [other],
      'partial',
      'only OtherException came, accepted too; 1 of 40 cases ran',
    ],
    [
      'partial for what could not be judged before what was left out',
      [seen, result('error')],
      'partial',
      '1 of 2 cases could not be judged; 2 of 40 cases ran',
    ],
    ['untested where none ran', [], 'untested', 'no case of it ran'],
  ] as const)('of a part of its cases is %s', (_title, results, verdict, reason) => {
    expect(verdictOf(group, results, 40)).toEqual({ verdict, reason });
  });

  it('gives the reason of the group before those of its cases', () => {
    const told = { ...group, untested: 'nothing provokes it' };
    expect(verdictOf(told, [result('untestable', { reason: 'no S3' })], 1).reason).toBe(
      'nothing provokes it',
    );
  });

  it('a part needs no error of its name', () => {
    expect(verdictOf({ ...group, kind: 'part' }, [silent], 1)).toEqual({ verdict: 'conformant', reason: '' });
  });

  it('a group that must be consistent is partial where its refusals differ', () => {
    const strict = { ...group, singleRule: true };
    expect(verdictOf(strict, [seen, seen], 2).verdict).toBe('conformant');
    expect(verdictOf(strict, [seen, silent], 2).verdict).toBe('conformant');
    expect(verdictOf(strict, [seen, other, seen], 3)).toEqual({
      verdict: 'partial',
      reason: '1 of 3 cases got another error, though accepted, than the rest',
    });
  });

  it('a retired one must never be seen', () => {
    const retired = { ...group, retired: true };
    expect(verdictOf(retired, [], 0)).toEqual({
      verdict: 'retired',
      reason: 'no longer in use; never seen in this run',
    });
    expect(verdictOf(retired, [], 0, ['a#request', 'b#control'])).toEqual({
      verdict: 'deviates',
      reason: 'no longer in use, but seen in a#request, b#control',
    });
  });
});
