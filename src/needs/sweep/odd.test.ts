import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { CreateTopicCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reachable } from '../../lanes/client.ts';
import { type DirectAnswer, type DirectRequest, inProcessTransport } from '../../lanes/in-process.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { createReference } from '../../reference/index.ts';
import { clientsOf } from '../../reference/testing/clients.ts';
import { bucketStatements, makeBucket } from '../../reference/testing/fixtures.ts';
import { inventoryOf } from '../../reference/testing/inventory.ts';
import { inProcessTarget } from '../../session/testing/in-process.ts';
import { TRAIL } from '../journal/format.ts';
import { Journal, startJournal } from '../journal/write.ts';
import { CREATED_TAG, NAME_TAG, RUN_TAG } from '../marks.ts';
import { sweep } from './sweep.ts';

const RUN = 'ab12cd';
const OWN = `ctc-${RUN}-0123456789`;
const TRUST = '{"Version":"2012-10-17","Statement":[]}';

let folder = '';
let file = '';
let clients: ReturnType<typeof clientsOf>;
let target: Reachable;
/** Answers in the place of the target where it gives something. */
let instead: (request: DirectRequest, operation: string, body: string) => DirectAnswer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-odd-'));
  const reference = createReference();
  clients = clientsOf(reference);
  instead = () => undefined;
  target = inProcessTarget(
    inProcessTransport((request) => {
      const body = Buffer.from(request.body).toString();
      const operation =
        request.headers['x-amz-target']?.split('.').at(-1) ?? /(?:^|&)Action=(\w+)/.exec(body)?.[1] ?? '';
      const given = instead(request, operation, body);
      return given ? Promise.resolve(given) : reference.handle(request);
    }),
  );
  file = startJournal(folder, { target, facts: await learnFacts(target, { id: RUN, secret: '' }) });
  new Journal(file).mark('ended');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const refused: DirectAnswer = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: '{"__type":"AccessDeniedException","message":"no"}',
};
const refusedXml: DirectAnswer = {
  status: 403,
  headers: { 'content-type': 'text/xml' },
  body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>',
};

async function announce(kind: string, name: string, id?: string) {
  const journal = new Journal(file);
  await journal.intend(kind, name);
  journal.created(kind, name, id);
}

async function sweepAll() {
  const facts = await learnFacts(target, { id: 'sweep0', secret: '' });
  const swept = await sweep({ target, facts, folder, olderThanMs: 0, now: Date.now() + 1 });
  return swept.map(({ kind, name, outcome, reason }) => ({ kind, name, outcome, reason }));
}

/** A key as a run creates it. */
async function key(Description: string, run = RUN) {
  const Tags = [
    { TagKey: RUN_TAG, TagValue: run },
    { TagKey: CREATED_TAG, TagValue: '2020-01-01T00:00:00.000Z' },
    { TagKey: NAME_TAG, TagValue: Description },
  ];
  const { KeyMetadata } = await clients.kms.send(new CreateKeyCommand({ Description, Tags }));
  return KeyMetadata?.KeyId ?? '';
}

const stateOf = async (KeyId: string) =>
  (await clients.kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState;

describe('a key that refuses DescribeKey', () => {
  const unreadable = (...ids: string[]) => {
    instead = (_, operation, body) =>
      operation === 'DescribeKey' && ids.some((id) => body.includes(id)) ? refused : undefined;
  };

  it('of somebody else is a line of its own, and the keys of runs are swept', async () => {
    const theirs = await key('theirs', 'none00');
    const listed = await key(OWN);
    const unlisted = await key(`ctc-${RUN}-1111111111`);
    unreadable(theirs);
    await announce('kms.key', OWN);
    const swept = await sweepAll();
    expect(swept.map(({ outcome }) => outcome).sort()).toEqual(['kept', 'removed', 'removed']);
    expect(swept.find(({ outcome }) => outcome === 'kept')).toMatchObject({
      kind: 'kms.key',
      name: 'theirs',
      reason: expect.stringContaining('AccessDeniedException'),
    });
    expect([await stateOf(listed), await stateOf(unlisted)]).toEqual(['PendingDeletion', 'PendingDeletion']);
    unreadable();
    expect(await stateOf(theirs)).toBe('Enabled');
  });

  it('of the run is removed by the id in the journal, and by its tags where the journal has none', async () => {
    const byId = await key(OWN);
    const byTags = await key(`ctc-${RUN}-1111111111`);
    unreadable(byId, byTags);
    await announce('kms.key', OWN, byId);
    await announce('kms.key', `ctc-${RUN}-1111111111`);
    expect((await sweepAll()).map(({ outcome }) => outcome)).toEqual(['removed', 'removed']);
    unreadable();
    expect([await stateOf(byId), await stateOf(byTags)]).toEqual(['PendingDeletion', 'PendingDeletion']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is kept where its tags show that the id in the journal leads elsewhere', async () => {
    const theirs = await key('theirs', 'zz99zz');
    unreadable(theirs);
    await announce('kms.key', OWN, theirs);
    expect((await sweepAll()).map(({ outcome }) => outcome)).not.toContain('removed');
    unreadable();
    expect(await stateOf(theirs)).toBe('Enabled');
  });

  it('and has all tags of a run is kept without a journal', async () => {
    const copy = await key('ctc-zz99zz-0123456789', 'zz99zz');
    unreadable(copy);
    expect((await sweepAll()).map(({ outcome }) => outcome)).toEqual(['kept']);
  });
});

it('removes the alias of a key that the run scheduled for deletion itself', async () => {
  const id = await key(OWN);
  await clients.kms.send(new CreateAliasCommand({ AliasName: `alias/${OWN}`, TargetKeyId: id }));
  await clients.kms.send(new ScheduleKeyDeletionCommand({ KeyId: id, PendingWindowInDays: 7 }));
  await announce('kms.key', OWN, id);
  await announce('kms.alias', OWN);
  expect((await sweepAll()).map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['kms.alias', 'removed'],
    ['kms.key', 'gone'],
  ]);
  expect(await readdir(folder)).toEqual([]);
});

it('goes on beside a bucket, a role and a topic that refuse to be read', async () => {
  const theirs = 'ctc-cccccc-0123456789';
  for (const name of [theirs, OWN]) {
    await makeBucket(clients, name, []);
    await clients.iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST }));
    await clients.sns.send(new CreateTopicCommand({ Name: name }));
  }
  instead = ({ path }, operation, body) => {
    const isTheirs = (path + body).includes(theirs);
    const isRead = /^Get|^ListTags/.test(operation) || path.includes('?tagging') || path.includes('tagging');
    return isTheirs && isRead ? refusedXml : undefined;
  };
  for (const kind of ['s3.bucket', 'iam.role', 'sns.topic']) await announce(kind, OWN);
  const swept = await sweepAll();
  expect(swept.filter(({ outcome }) => outcome === 'removed').map(({ name }) => name)).toEqual([
    OWN,
    OWN,
    OWN,
  ]);
  const kept = swept.filter(({ name }) => name === theirs);
  expect(kept.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['sns.topic', 'kept'],
    ['iam.role', 'kept'],
    ['s3.bucket', 'kept'],
  ]);
  for (const { reason } of kept) expect(reason).toMatch(/^it can't be read: .*AccessDenied/);
  expect(await readdir(folder)).toEqual([]);
});

it('removes by the journal what refuses to be read itself', async () => {
  await makeBucket(clients, OWN, []);
  await clients.iam.send(new CreateRoleCommand({ RoleName: OWN, AssumeRolePolicyDocument: TRUST }));
  await announce('s3.bucket', OWN);
  await announce('iam.role', OWN);
  instead = ({ method, path }, operation) =>
    operation === 'GetRole' || method === 'HEAD' || path.includes('tagging') ? refusedXml : undefined;
  expect((await sweepAll()).map(({ outcome }) => outcome)).toEqual(['removed', 'removed']);
  instead = () => undefined;
  const { cloudtrail, iam, kms, logs, s3, sns } = clients;
  expect(await inventoryOf({ cloudtrail, iam, kms, logs, s3, sns })).toEqual([]);
});

describe('a removal that takes no effect', () => {
  const trails = async () =>
    ((await clients.cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? []).map(({ Name }) => Name);
  beforeEach(async () => {
    await makeBucket(clients, OWN, bucketStatements(OWN, ['AWSLogs/123456789012']));
    await clients.cloudtrail.send(new CreateTrailCommand({ Name: OWN, S3BucketName: OWN }));
    await announce(TRAIL, OWN);
  });
  const accepted = (when: RegExp) => {
    instead = (_, operation, body) =>
      operation === 'DeleteTrail' && when.test(body) ? { ...refused, status: 200, body: '{}' } : undefined;
  };

  it('by ARN is made up for by the name', async () => {
    accepted(/"arn:/);
    expect((await sweepAll()).map(({ kind, outcome }) => [kind, outcome])).toContainEqual([TRAIL, 'removed']);
    expect(await trails()).toEqual([]);
  });

  it('by name is made up for by the ARN', async () => {
    accepted(/"Name":"ctc/);
    expect((await sweepAll()).map(({ kind, outcome }) => [kind, outcome])).toContainEqual([TRAIL, 'removed']);
    expect(await trails()).toEqual([]);
  });

  it('either way fails, and keeps the entry of the journal', async () => {
    accepted(/./);
    const swept = await sweepAll();
    expect(swept.find(({ kind }) => kind === TRAIL)).toMatchObject({
      outcome: 'failed',
      reason: 'the target says that it is removed, but still shows it',
    });
    expect(await trails()).toEqual([OWN]);
    expect(await readdir(folder)).toEqual([`${RUN}.jsonl`]);
    instead = () => undefined;
    expect((await sweepAll()).find(({ kind }) => kind === TRAIL)?.outcome).toBe('removed');
    expect(await readdir(folder)).toEqual([]);
  });

  it('and whose entry was closed is found by its names once the run is dead', async () => {
    new Journal(file).removed(TRAIL, OWN);
    await announce('sns.topic', `ctc-${RUN}-1111111111`);
    expect((await sweepAll()).find(({ kind }) => kind === TRAIL)?.outcome).toBe('removed');
    expect(await trails()).toEqual([]);
  });
});

describe('a service that the target does not have', () => {
  const unknown: DirectAnswer = { ...refused, body: '{"__type":"UnknownOperationException"}' };
  const noPage: DirectAnswer = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>no</h1>' };

  it.each([
    ['a code', unknown],
    ['501', { ...unknown, status: 501, body: '{}' }],
    ['404', noPage],
  ])('is not served, by %s, and fails nothing', async (_, answer) => {
    instead = (_request, operation) => (operation === 'ListKeys' ? answer : undefined);
    await key(OWN);
    const swept = await sweepAll();
    expect(swept).toEqual([
      {
        kind: 'kms.key',
        name: '*',
        outcome: 'not served',
        reason: expect.stringMatching(/^ListKeys answered/),
      },
    ]);
  });

  it('fails where a journal has something of it', async () => {
    instead = (request) => (request.headers['x-amz-target']?.startsWith('Logs_') ? unknown : undefined);
    await announce('logs.group', OWN);
    const outcomes = (await sweepAll()).map(({ name, outcome }) => [name, outcome]);
    expect(outcomes).toEqual(
      expect.arrayContaining([
        [OWN, 'failed'],
        ['*', 'not served'],
      ]),
    );
  });

  it('is a failure where its list is refused', async () => {
    instead = (_request, operation) => (operation === 'ListKeys' ? refused : undefined);
    expect(await sweepAll()).toMatchObject([{ kind: 'kms.key', name: '*', outcome: 'failed' }]);
  });
});

describe('a list of tags in pages', () => {
  const TAGS = [
    { Key: RUN_TAG, Value: 'zz99zz' },
    { Key: CREATED_TAG, Value: '2020-01-01T00:00:00.000Z' },
  ];
  const name = 'ctc-zz99zz-0123456789';
  beforeEach(async () => {
    await makeBucket(clients, name, bucketStatements(name, ['AWSLogs/123456789012']));
    await clients.cloudtrail.send(new CreateTrailCommand({ Name: name, S3BucketName: name, TagsList: TAGS }));
  });
  const first = (token: unknown) => {
    instead = (_, operation, body) => {
      const isNext = body.includes('NextToken');
      if (operation !== 'ListTags' || (isNext && token === 'more')) return undefined;
      return { ...refused, status: 200, body: JSON.stringify({ ResourceTagList: [], NextToken: token }) };
    };
  };
  const trail = async () => (await sweepAll()).find(({ kind }) => kind === TRAIL);

  it('is read to its end', async () => {
    first('more');
    expect(await trail()).toMatchObject({ name, outcome: 'removed' });
  });

  it.each(['again', 7])('that gives the token %j for ever ends, and what it hides is kept', async (token) => {
    first(token);
    expect(await trail()).toMatchObject({ name, outcome: 'kept' });
  });
});
