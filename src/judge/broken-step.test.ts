import { expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import { judge } from './judge.ts';
import { accepted, acceptedCase, bound, exchange, recording, rejected, TABLE } from './testing/samples.ts';

const client = 'terraform' as const;
const testCase: Case = {
  ...acceptedCase(),
  operation: 'StartLogging',
  life: { client: 'Terraform', step: 'start', index: 2 },
  before: [
    { call: 'CreateTrail', input: {}, as: 'trail', client, step: 'create' },
    { call: 'DescribeTrails', input: {}, as: 'described', client, step: 'describe' },
  ],
  request: { lane: 'wire', input: { Name: '${trail.TrailARN}' } },
  expect: { outcome: 'accepted', wire: [], statuses: [200], assertions: [] },
};
const create = accepted({ TrailARN: 'arn' }, 'before');
const describe = exchange(
  { kind: 'accepted', output: {} },
  { role: 'before', operation: 'DescribeTrails', as: 'described' },
);
const start = exchange({ kind: 'accepted', output: {} }, { operation: 'StartLogging' });
const judged = (exchanges: Parameters<typeof recording>[0], more: Partial<Case> = {}) =>
  judge(bound({ ...testCase, ...more }), recording(exchanges), TABLE);

it('is judged where the earlier steps were served', () => {
  expect(judged([{ ...create, as: 'trail' }, describe, start])).toMatchObject({
    outcome: 'pass',
    life: { client: 'Terraform', step: 'start', index: 2 },
  });
});

it('is not reached where an earlier change was refused', () => {
  expect(judged([rejected('Full', 'before')])).toMatchObject({
    outcome: 'untestable',
    unmet: [
      { kind: 'step', name: 'create', client: 'Terraform', answer: { kind: 'rejected', code: 'Full' } },
    ],
  });
});

it('is not reached where an earlier answer lacks what it sends', () => {
  expect(judged([{ ...accepted({}, 'before'), as: 'trail' }, describe])).toMatchObject({
    outcome: 'untestable',
    unmet: [{ kind: 'step', name: 'create', answer: { kind: 'accepted' } }],
  });
});

it('is reached where an earlier read was refused beside them', () => {
  const refused = exchange(
    { kind: 'rejected', code: 'No' },
    { role: 'before', operation: 'DescribeTrails', as: 'described' },
  );
  expect(judged([{ ...create, as: 'trail' }, refused, start]).outcome).toBe('pass');
});

it('fails where its own operation is not served: the client stops there', () => {
  const [unserved = ''] = TABLE.notImplementedCodes;
  const answer = exchange({ kind: 'rejected', code: unserved }, { operation: 'StartLogging' });
  expect(judged([{ ...create, as: 'trail' }, describe, answer])).toMatchObject({
    outcome: 'fail',
    code: unserved,
  });
  const { life: _, ...alone } = testCase;
  expect(judge(bound(alone), recording([{ ...create, as: 'trail' }, describe, answer]), TABLE).outcome).toBe(
    'untestable',
  );
});
