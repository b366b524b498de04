import {
  CreateKeyCommand,
  DisableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { describe, expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { type Handle, inProcessTransport } from '../lanes/testing/in-process.ts';
import { KINDS } from '../needs/kinds.ts';
import { createReference, withCallerPolicy } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { KIND_CALLS } from './kinds.ts';
import { planRun } from './plan.ts';
import type { Policy } from './policy.ts';
import { keyTags } from './testing/key-tags.ts';

const ACCOUNT = '123456789012';
const table = loadTable();
// One case for each set of needs, and each call of a step or probe: the whole policy is used, in a short time.
const seen = new Set<string>();
const cases = table.cases.filter(({ needs, before, probes, worlds = [], serial }) => {
  const key = JSON.stringify([needs, before.map(({ call }) => call), probes.map(({ call }) => call)]);
  return worlds.length === 0 && !serial && !seen.has(key) && seen.add(key);
});
const where = { partition: 'aws', region: 'us-east-1', account: ACCOUNT, pace: AWS_PACE, maxTrails: 4 };
const plan = planRun({ table, cases, ...where });

/** Runs the cases with a policy; gives what was refused, and what became of the cases. */
async function runWith(policy: Policy) {
  const denied = new Set<string>();
  const reference = createReference();
  const handle = withCallerPolicy((request) => reference.handle(request), {
    policy: JSON.stringify(policy),
    account: ACCOUNT,
    contextOf: keyTags(reference.handle),
    onDenied: (action, resource) => denied.add(`${action} on ${resource.replaceAll(/ctc-[\w-]+/g, 'ctc-…')}`),
  });
  const { done } = await runInProcess({ table, cases, handle, runId: 'abc123' });
  const bad = done.filter(({ result }) => result.outcome !== 'pass').map(({ result }) => result.id);
  return { denied: [...denied], bad };
}

test('every kind of need is planned for', () => {
  expect(Object.keys(KIND_CALLS).sort()).toEqual(Object.keys(KINDS).sort());
});

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
      const { denied, bad } = await runWith({ ...plan.policy, Statement });
      process.stdout.write(
        `| ${sid} | ${denied[0] ?? ''} | ${denied.length} | ${bad.length} of ${cases.length} |\n`,
      );
      expect(denied.length).toBeGreaterThan(0);
      // After a refused create it is looked whether there is something all the same; a run needs no right to that.
      const calls = denied.map((one) => one.split(' ')[0] ?? '');
      expect(without?.Action).toContain(calls[0]);
      const others = calls.filter((call) => !without?.Action.includes(call));
      for (const call of others) expect(call).toMatch(/:(?:Get|List|Describe)/);
    },
    60_000,
  );
});

test('the policy lets nobody touch a key that no run has made', async () => {
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

test('the calls that are counted are those that are made', async () => {
  // A request that names no operation can't be counted by it.
  const named = cases.filter(
    ({ request }) => request.wire?.target === undefined && request.wire?.signature === undefined,
  );
  const planned = planRun({ table, cases: named, ...where });
  const made = new Map<string, number>();
  let trails = 0;
  const reference = createReference();
  await runInProcess({
    table,
    cases: named,
    runId: 'abc123',
    handle: async (request) => {
      const name = request.headers['x-amz-target']?.split('.').at(-1);
      const answer = await reference.handle(request);
      if (name && request.headers.authorization?.includes('/cloudtrail/')) {
        made.set(name, (made.get(name) ?? 0) + 1);
        if (name === table.operation && answer.status === 200) trails += 1;
      }
      return answer;
    },
  });
  expect(planned.resources['cloudtrail.trail']).toBe(trails);
  for (const [action, times] of Object.entries(planned.calls)) {
    if (!action.startsWith('cloudtrail:')) continue;
    const name = action.split(':')[1] ?? '';
    // What a real run asks around its cases is counted, and not asked here: run.slow.test.ts sees a whole run.
    const around = name === table.operations.list ? 8 : 0;
    expect([name, made.get(name)]).toEqual([name, times - around]);
  }
}, 60_000);
