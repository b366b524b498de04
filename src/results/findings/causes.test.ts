import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case } from '../../../generated/case-table.ts';
import type { CheckReported } from '../../../generated/report.ts';
import { causesOf } from './causes.ts';

const read: Omit<CheckReported, 'expected' | 'actual'> = {
  check: 'removed',
  level: 'state',
  passed: false,
  role: 'probe',
  operation: 'GetTrail',
  provenance: [],
  clauses: [],
};
const refused = { kind: 'error' as const, codes: ['TrailNotFoundException'] };
const without = { kind: 'member' as const, path: 'trailList', none: { Name: 'a' } };

it.each<[string, Pick<CheckReported, 'expected' | 'actual'>, object]>([
  ['a read that is accepted', { expected: refused, actual: { kind: 'accepted' } }, { kind: 'not-removed' }],
  [
    'a list that still has it',
    { expected: without, actual: { kind: 'items', items: [{ Name: 'a' }] } },
    { kind: 'not-removed' },
  ],
  [
    'a read that is refused otherwise',
    { expected: refused, actual: { kind: 'rejected', code: 'NoSuchTrail' } },
    { kind: 'other-error', subject: 'TrailNotFoundException', got: 'NoSuchTrail' },
  ],
  [
    'a read that nobody can read',
    { expected: refused, actual: { kind: 'unreadable', status: 500, reason: 'no JSON' } },
    { kind: 'unreadable', got: '500' },
  ],
])('after a removal, %s has a cause of its own', (_what, values, cause) => {
  const causes = causesOf({
    id: 'DeleteTrail/Response/by-name',
    about: [],
    checks: [{ ...read, ...values }],
  });
  expect(causes.map((blamed) => blamed.cause)).toMatchObject([cause]);
});

it.each<[string, unknown, object]>([
  ['a setting', { Trail: { Name: 'a', S3KeyPrefix: 'b' } }, { subject: 'S3KeyPrefix' }],
  ['a setting that was not there', { Trail: { Name: 'a', KmsKeyId: 'k' } }, { subject: 'KmsKeyId' }],
  ['several', { Trail: { Name: 'b', S3KeyPrefix: 'b' } }, { subject: 'Name, S3KeyPrefix' }],
])('a whole answer that changed in %s is one cause', (_what, value, cause) => {
  const equals = { Trail: { Name: 'a', KmsKeyId: null } };
  const check = {
    ...read,
    check: 'unchanged.GetTrail',
    expected: { kind: 'member' as const, path: '', equals },
    actual: { kind: 'value' as const, value },
  };
  const causes = causesOf({ id: 'UpdateTrail/Response/only-name', about: [], checks: [check] });
  expect(causes.map((blamed) => blamed.cause)).toMatchObject([{ kind: 'changes', ...cause }]);
});

const row = (parts: object) => ({ before: [], request: {}, ...parts }) as unknown as Case;
const stillListed = { expected: without, actual: { kind: 'items' as const, items: [{ Name: 'a' }] } };
const listed = (check: string, values: object) =>
  ({ ...read, check, operation: 'DescribeTrails', ...values }) as CheckReported;

it.each<[string, CheckReported, Case | undefined, object]>([
  ['what a refused request left', listed('no-trail-left', stillListed), undefined, { kind: 'leaves-behind' }],
  [
    'a trail of another Region',
    listed('elsewhere-not-listed', stillListed),
    undefined,
    { kind: 'value', subject: 'trailList', got: 'more entries' },
  ],
  [
    'a setting that was cleared',
    listed('cleared', { ...stillListed, expected: { ...without, none: { TrailARN: 'b', KmsKeyId: 'k' } } }),
    undefined,
    { kind: 'value', subject: 'KmsKeyId' },
  ],
  [
    'the shadow of a trail that nobody deleted',
    listed('removed', stillListed),
    row({ operation: 'UpdateTrail' }),
    { kind: 'value', subject: 'trailList', got: 'more entries' },
  ],
  [
    'a deleted trail',
    listed('removed', stillListed),
    row({ operation: 'DeleteTrail' }),
    { kind: 'not-removed' },
  ],
  [
    'Insights that were turned off',
    {
      ...read,
      expected: { kind: 'error', codes: ['InsightNotEnabledException'] },
      actual: { kind: 'accepted' },
    },
    undefined,
    { kind: 'accepts', subject: 'InsightNotEnabledException', operation: 'GetTrail' },
  ],
  [
    'a boolean that is kept as text',
    listed('echo.IsMultiRegionTrail', {
      expected: { kind: 'member', path: 'IsMultiRegionTrail', equals: true },
      actual: { kind: 'value', value: 'true' },
    }),
    undefined,
    { kind: 'value', subject: 'a boolean', got: 'text' },
  ],
])('blames what is there and must not be on what it is: %s', (_what, check, given, cause) => {
  const causes = causesOf({ id: 'A/a', about: [], checks: [check] }, given);
  expect(causes.map((blamed) => blamed.cause)).toMatchObject([cause]);
});

it('blames what a request that ended in the middle left on nothing else', () => {
  const broken = { kind: 'unreadable' as const, status: 500, reason: 'no error type' };
  const request = { ...read, role: 'request' as const, level: 'core' as const, operation: 'CreateTrail' };
  const causes = causesOf({
    id: 'InvalidTagParameterException/key-missing',
    about: [],
    checks: [
      { ...request, check: 'rejected', expected: { kind: 'rejected' }, actual: broken },
      listed('no-trail-left', stillListed),
    ],
  });
  expect(causes.map((blamed) => blamed.cause)).toMatchObject([{ kind: 'unreadable', got: '500' }]);
});

const put = [{ InsightType: 'ApiCallRateInsight' }];

it.each<[string, unknown, string]>([
  ['an entry twice', [...put, ...put], 'more entries'],
  ['another entry as well', [...put, { InsightType: 'ApiErrorRateInsight' }], 'more entries'],
  ['another entry instead', [{ InsightType: 'ApiErrorRateInsight' }], 'other entries'],
])('a list with %s is one cause', (_what, value, got) => {
  const expected = { kind: 'member' as const, path: 'InsightSelectors', items: put };
  const check = {
    ...read,
    check: 'read.InsightSelectors',
    expected,
    actual: { kind: 'value' as const, value },
  };
  const causes = causesOf({ id: 'PutInsightSelectors/State/twice', about: [], checks: [check] });
  expect(causes.map(({ cause }) => cause)).toEqual([{ kind: 'value', subject: 'InsightSelectors', got }]);
});

it('a failing check always has a cause', () => {
  const values = fc.oneof(fc.jsonValue(), fc.array(fc.constantFrom(...put, { InsightType: 'x' }, null, 1)));
  const actual = fc.oneof(
    fc.record({ kind: fc.constant('value' as const), value: values }),
    fc.record({ kind: fc.constant('items' as const), items: fc.array(fc.constantFrom(...put, null, 1)) }),
    fc.constant({ kind: 'rejected' as const, code: 'x' }),
  );
  const wanted = fc.constantFrom(
    { equals: 'a' },
    { equals: { a: 1 } },
    { items: put },
    { exactly: put },
    { some: { Name: 'a' } },
    { none: { Name: 'a' } },
    { absent: 'unset' as const },
  );
  fc.assert(
    fc.property(actual, wanted, (found, what) => {
      const expected = { kind: 'member' as const, path: 'Trails', ...what };
      const check = { ...read, check: 'read.Trails', expected, actual: found } as CheckReported;
      expect(causesOf({ id: 'ListTrails/State/x', about: [], checks: [check] }).length).toBeGreaterThan(0);
    }),
  );
});
