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
  about: [],
  outcome,
  checks: [],
  unmet: [],
  ...more,
});
const NO_S3 = [{ kind: 'need' as const, name: 'bucket', reason: 'no S3', remedy: '' }];
const counted = (
  kind: 'cases-failed' | 'cases-ran' | 'cases-not-judged' | 'other-errors',
  count: number,
  total: number,
) => ({ kind, count, total }) as const;
const only = (...codes: string[]) => ({ kind: 'only-other-errors', codes }) as const;
const seen = result('pass', { code: 'BadException' });
const other = result('pass', { code: 'OtherException' });
const silent = result('pass');

describe('verdictOf', () => {
  it.each([
    ['conformant where all pass and it was seen', [seen, silent], 'conformant', []],
    ['deviates where one fails', [seen, result('fail')], 'deviates', [counted('cases-failed', 1, 2)]],
    ['partial where it was never seen itself', [other, silent], 'partial', [only('OtherException')]],
    [
      'partial where several others were seen in its place',
      [other, result('pass', { code: 'ThirdException' })],
      'partial',
      [only('OtherException', 'ThirdException')],
    ],
    ['partial where all passes and no error was seen', [silent], 'partial', [only()]],
    ['conformant where other accepted errors were seen too', [other, seen], 'conformant', []],
    [
      'partial where some could not be judged',
      [seen, result('untestable'), result('error')],
      'partial',
      [counted('cases-not-judged', 2, 3)],
    ],
    [
      'deviates where one fails, whatever else could not be judged',
      [result('fail'), result('error')],
      'deviates',
      [counted('cases-failed', 1, 2)],
    ],
    [
      'untested where none could be judged, with why',
      [result('untestable', { unmet: NO_S3 }), result('error')],
      'untested',
      [{ kind: 'not-judged', unmet: NO_S3 }],
    ],
    ['untested where no case ran', [], 'untested', [{ kind: 'not-judged', unmet: [] }]],
  ] as const)('%s', (_title, results, verdict, reasons) => {
    expect(verdictOf(group, results, results.length)).toEqual({ verdict, reasons });
  });

  // The chosen cases may all pass: nothing is known of the rest.
  it.each([
    ['partial where all that ran pass', [seen], 'partial', [counted('cases-ran', 1, 40)]],
    [
      'deviates where one fails',
      [seen, result('fail')],
      'deviates',
      [counted('cases-failed', 1, 2), counted('cases-ran', 2, 40)],
    ],
    [
      'partial for what was seen before what was left out',
      [other],
      'partial',
      [only('OtherException'), counted('cases-ran', 1, 40)],
    ],
    [
      'partial for what could not be judged before what was left out',
      [seen, result('error')],
      'partial',
      [counted('cases-not-judged', 1, 2), counted('cases-ran', 2, 40)],
    ],
    ['untested where none ran', [], 'untested', [{ kind: 'not-judged', unmet: [] }]],
  ] as const)('of a part of its cases is %s', (_title, results, verdict, reasons) => {
    expect(verdictOf(group, results, 40)).toEqual({ verdict, reasons });
  });

  it('gives the reason of the group before those of its cases', () => {
    const told = { ...group, untested: 'nothing provokes it' };
    expect(verdictOf(told, [result('untestable', { unmet: NO_S3 })], 1).reasons).toEqual([
      { kind: 'untested', message: 'nothing provokes it' },
    ]);
  });

  it('a part needs no error of its name', () => {
    expect(verdictOf({ ...group, kind: 'part' }, [silent], 1)).toEqual({
      verdict: 'conformant',
      reasons: [],
    });
  });

  it('a group that must be consistent is partial where its refusals differ', () => {
    const strict = { ...group, singleRule: true };
    expect(verdictOf(strict, [seen, seen], 2).verdict).toBe('conformant');
    expect(verdictOf(strict, [seen, silent], 2).verdict).toBe('conformant');
    expect(verdictOf(strict, [seen, other, seen], 3)).toEqual({
      verdict: 'partial',
      reasons: [counted('other-errors', 1, 3)],
    });
  });

  it('a retired one must never be seen', () => {
    const retired = { ...group, retired: true };
    expect(verdictOf(retired, [], 0)).toEqual({ verdict: 'retired', reasons: [] });
    expect(verdictOf(retired, [], 0, ['a#request', 'b#control'])).toEqual({
      verdict: 'deviates',
      reasons: [{ kind: 'retired-seen', places: ['a#request', 'b#control'] }],
    });
  });
});
