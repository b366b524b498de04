import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { openLanes } from '../lanes/index.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { TRAIL } from '../needs/journal/format.ts';
import { Journal, startJournal } from '../needs/journal/write.ts';
import { KINDS } from '../needs/kinds/index.ts';
import { provideNeeds } from '../needs/provide.ts';

import { sweep } from '../needs/sweep/sweep.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference, withCallerPolicy } from '../reference/index.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { planRun } from './plan.ts';
import type { Policy } from './policy.ts';
import { keyTags } from './testing/key-tags.ts';

const ACCOUNT = '123456789012';
const RUN = 'abc123';
const table = loadTable();
const where = { partition: 'aws', region: 'us-east-1', account: ACCOUNT, pace: AWS_PACE, maxTrails: 4 };
const plan = await planRun({ table, cases: table.cases, ...where });
// One need of each kind: the whole policy is used.
const aliasOf = new Map(
  Object.entries(table.needs)
    .reverse()
    .map(([alias, { kind }]) => [kind, alias]),
).set('s3.bucket', 'bucket');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-sweep-policy-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Leaves one thing of each kind as a killed run would, and sweeps it with a policy. */
async function sweepWith(policy: Policy, { journal }: { journal: boolean }) {
  const reference = createReference();
  const open = inProcessTarget(inProcessTransport(reference.handle));
  const facts = await learnFacts(open, { id: RUN, secret: 'told' });
  const written = new Journal(startJournal(folder, { target: open, facts }));
  written.mark('ended');
  const { bindings } = await provideNeeds([...aliasOf.values()], {
    table,
    target: open,
    facts,
    journal: written,
  });
  const lanes = openLanes(open, inProcessTransport(reference.handle));
  const Name = `ctc-${RUN}-0123456789`;
  await written.intend(TRAIL, Name);
  const S3BucketName = bindings.bucket?.id;
  const created = await lanes.send(table.operation, { lane: 'sdk', input: { Name, S3BucketName } });
  lanes.close();
  expect(created.seen.kind).toBe('accepted');
  const denied = new Set<string>();
  const handle = withCallerPolicy(reference.handle, {
    policy: JSON.stringify(policy),
    account: ACCOUNT,
    contextOf: keyTags(reference.handle),
    onDenied: (action) => denied.add(action),
  });
  const swept = await sweep({
    target: inProcessTarget(inProcessTransport(handle)),
    facts: await learnFacts(open, { id: 'sweep0', secret: 'told' }),
    folder: journal ? folder : join(folder, 'lost'),
    olderThanMs: 0,
    now: Date.now() + 1,
  });
  const outcomes = new Map(swept.map(({ kind, outcome }) => [kind, outcome]));
  return { denied: [...denied].sort(), swept, outcomes };
}

const both: Policy = {
  Version: '2012-10-17',
  Statement: [...plan.policy.Statement, ...plan.sweepPolicy.Statement],
};

describe('the policy for a sweep', () => {
  test('is enough with a journal: each kind is removed, and nothing is refused', async () => {
    const { denied, outcomes } = await sweepWith(both, { journal: true });
    expect(denied).toEqual([]);
    for (const { kind, open } of KINDS)
      expect([kind, outcomes.get(kind)]).toEqual([kind, open ? 'removed' : undefined]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is enough without one', async () => {
    const { denied, swept } = await sweepWith(both, { journal: false });
    expect(denied).toEqual([]);
    const kept = swept.filter(({ outcome }) => outcome !== 'removed').map(({ kind }) => kind);
    // An alias can't be tagged, and a trail is not ours to tag: its bucket vouches for it.
    expect(kept).toEqual(['kms.alias']);
  });

  test.each(plan.sweepPolicy.Statement.map(({ Sid }) => Sid))('is too little without %s', async (sid) => {
    const removed = both.Statement.find(({ Sid }) => Sid === sid)?.Action ?? [];
    const Statement = both.Statement.filter(({ Sid }) => Sid !== sid);
    // What can't be read is removed by its journal all the same.
    const { denied, swept } = await sweepWith({ ...both, Statement }, { journal: false });
    expect(denied.length).toBeGreaterThan(0);
    expect(removed).toEqual(expect.arrayContaining(denied));
    const left = swept.filter(({ kind, outcome }) => kind !== 'kms.alias' && outcome !== 'removed');
    expect(left.map(({ outcome }) => outcome)).toContain(sid === 'SweepLists' ? 'failed' : 'kept');
  });
});
