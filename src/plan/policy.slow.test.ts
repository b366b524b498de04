import {
  CreateKeyCommand,
  DisableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { describe, expect, test } from 'vitest';
import { conditionsOf } from '../contract/conditions.ts';
import { loadTable } from '../contract/table.ts';
import { type Handle, inProcessTransport } from '../lanes/in-process.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { createReference, withCallerPolicy } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { planRun } from './plan.ts';
import type { Policy } from './policy.ts';
import { keyTags } from './testing/key-tags.ts';

const ACCOUNT = '123456789012';
const table = loadTable();
// One case for each set of needs, and each call of a step or probe: the whole policy is used, in a short time.
const seen = new Set<string>();
const cases = table.cases.filter((testCase) => {
  const { needs, before, probes, serial } = testCase;
  const key = JSON.stringify([needs, before.map(({ call }) => call), probes.map(({ call }) => call)]);
  return conditionsOf(testCase).length === 0 && !serial && !seen.has(key) && seen.add(key);
});
const where = { partition: 'aws', region: 'us-east-1', account: ACCOUNT, pace: AWS_PACE, maxTrails: 4 };
const plan = await planRun({ table, cases, ...where });

/** Runs the cases with a policy; gives what was refused. */
async function runWith(policy: Policy) {
  const denied = new Set<string>();
  const reference = createReference();
  const handle = withCallerPolicy((request) => reference.handle(request), {
    policy: JSON.stringify(policy),
    account: ACCOUNT,
    contextOf: keyTags(reference.handle),
    onDenied: (action, resource) => denied.add(`${action} on ${resource.replaceAll(/ctc-[\w-]+/g, 'ctc-…')}`),
  });
  await runInProcess({ table, cases, handle, runId: 'abc123', differs: { aws: true } });
  return { denied: [...denied] };
}

describe('the policy of the plan', () => {
  test('is enough for the run', async () => {
    const { denied } = await runWith(plan.policy);
    expect(denied).toEqual([]);
  }, 60_000);

  test.each(plan.policy.Statement.map(({ Sid }) => Sid))(
    'is too little without %s',
    async (sid) => {
      const Statement = plan.policy.Statement.filter(({ Sid }) => Sid !== sid);
      const without = plan.policy.Statement.find(({ Sid }) => Sid === sid);
      const { denied } = await runWith({ ...plan.policy, Statement });
      expect(denied.length).toBeGreaterThan(0);
      // After a refused create the run looks whether something exists nevertheless, which it needs no right for.
      const calls = denied.map((one) => one.split(' ')[0] ?? '');
      expect(without?.Action).toContain(calls[0]);
      const others = calls.filter((call) => !without?.Action.includes(call));
      for (const call of others) expect(call).toMatch(/:(?:Get|List|Describe)/);
    },
    60_000,
  );
});

test('the policy allows no change of a key that no run has created', async () => {
  const reference = createReference();
  const kms = (handle: Handle) =>
    new KMSClient({
      region: 'us-east-1',
      endpoint: 'http://kms.test',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      requestHandler: inProcessTransport(handle),
    });
  const limited = kms(
    withCallerPolicy(reference.handle, {
      policy: JSON.stringify(plan.policy),
      account: ACCOUNT,
      contextOf: keyTags(reference.handle),
    }),
  );
  const denied = expect.objectContaining({ name: 'AccessDeniedException' });
  await expect(limited.send(new CreateKeyCommand({}))).rejects.toEqual(denied);
  const { KeyMetadata } = await kms(reference.handle).send(new CreateKeyCommand({}));
  const KeyId = KeyMetadata?.KeyId ?? '';
  for (const command of [new DisableKeyCommand({ KeyId }), new ScheduleKeyDeletionCommand({ KeyId })])
    await expect(limited.send(command as DisableKeyCommand)).rejects.toEqual(denied);
  const Tags = [{ TagKey: 'cloudtrail-conformance', TagValue: 'abc123' }];
  const ours = await limited.send(new CreateKeyCommand({ Tags }));
  await limited.send(new ScheduleKeyDeletionCommand({ KeyId: ours.KeyMetadata?.KeyId }));
});
