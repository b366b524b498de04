import { expect, it } from 'vitest';
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
