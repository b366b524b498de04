import { expect, it } from 'vitest';
import type { Case, Expectation } from '../../generated/case-table.ts';
import type { Shown } from './shown.ts';
import { weigh } from './weigh.ts';

const error = (code: string) => ({ code, provenance: [] });
const refusal: Expectation = { outcome: 'rejected', wire: [], statuses: [400], errors: [error('A')] };
const set: Expectation = { ...refusal, errors: [error('A'), error('B')] };
const success: Expectation = { outcome: 'accepted', wire: [], statuses: [200] };
const either: Expectation = { ...refusal, outcome: 'either', statuses: [200, 400] };

function weighed(expect: Expectation, answer: Partial<Shown>, more: Partial<Case> = {}) {
  const testCase = { id: 'X/y', expect, ...more } as Case;
  return weigh([
    { testCase, accepted: answer.code === undefined, status: 400, date: '', failed: [], ...answer },
  ]);
}

it.each<[string, Expectation, Partial<Shown>, string, string]>([
  ['the only error', refusal, { code: 'A' }, 'confirms', '400 A'],
  ['a success', success, { status: 200 }, 'confirms', 'accepted'],
  ['one error of two', set, { code: 'B' }, 'decides', '400 B'],
  ['a success where both are right', either, { status: 200 }, 'decides', 'accepted'],
  ['a refusal where both are right', either, { code: 'A' }, 'decides', '400 A'],
  ['another error', set, { code: 'C' }, 'contradicts', '400 C; expected 400 A or B'],
  ['another status', refusal, { code: 'A', status: 403 }, 'contradicts', '403 A; expected 400 A'],
  ['a success instead of an error', refusal, { status: 200 }, 'contradicts', 'accepted; expected 400 A'],
  ['an error instead of a success', success, { code: 'A' }, 'contradicts', '400 A; expected accepted'],
  [
    'another error where both are right',
    either,
    { code: 'C' },
    'contradicts',
    '400 C; expected accepted, or 400 A',
  ],
])('%s', (_name, expected, answer, kind, message) => {
  expect(weighed(expected, answer)).toEqual([{ kind, case: 'X/y', message }]);
});

it('decides what is not judged, whatever the answer', () => {
  expect(weighed(refusal, { code: 'Z' }, { informative: true })).toEqual([
    { kind: 'decides', case: 'X/y', message: '400 Z' },
  ]);
});

it('shows what came back for a question', () => {
  const [answer] = weighed({ ...either }, { status: 200, response: { Prefix: '""' } }, { informative: true });
  expect(answer?.message).toBe('accepted, Prefix came back as ""');
});

it('names each failed check of a case beside its answer', () => {
  expect(weighed(success, { status: 200, failed: ['echo.Name'] })).toEqual([
    { kind: 'confirms', case: 'X/y', message: 'accepted' },
    { kind: 'contradicts', case: 'X/y', message: 'the check echo.Name fails' },
  ]);
});
