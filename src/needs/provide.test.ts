import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteRoleCommand, DeleteRolePolicyCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  DeleteAliasCommand,
  DescribeKeyCommand,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { DeleteBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { DeleteTopicCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import type { Reachable } from '../lanes/client.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { createReference, type HttpRequest } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { Journal } from './journal/write.ts';
import { provideNeeds } from './provide.ts';

const facts = {
  id: 'abc123',
  secret: 'told',
  region: 'us-east-1',
  otherRegion: 'us-west-2',
  partition: 'aws',
};
const resources = { bucket: { id: 'my-own-bucket' } };

const provided = (target: Reachable) =>
  provideNeeds(['bucket'], { table: loadTable(), target: { ...target, resources }, facts });

/** A reference that has the bucket, or one without S3 at all: what was asked of it beside reads, too. */
function targetWith({ bucket, s3 = true }: { bucket: boolean; s3?: boolean }) {
  const reference = createReference();
  const changes: string[] = [];
  const path = '/my-own-bucket';
  const answer = async (request: Parameters<typeof reference.handle>[0]) => {
    if (!/^(GET|HEAD)$/.test(request.method)) changes.push(`${request.method} ${request.path}`);
    if (!s3) return { status: 404, headers: {}, body: 'no such route' };
    const there = bucket && request.method === 'HEAD' && request.path.startsWith(path);
    return there ? { status: 200, headers: {}, body: '' } : reference.handle(request);
  };
  return { target: inProcessTarget(inProcessTransport(answer)), changes };
}

it('asks for a journal that can be written, and nothing of the target, where it is the journal that fails', async () => {
  const { target, changes } = targetWith({ bucket: false });
  const journal = new Journal(join(tmpdir(), 'no-such-folder', 'journal'));
  const { unmet } = await provideNeeds(['bucket'], { table: loadTable(), target, facts, journal });
  expect(unmet.bucket).toMatchObject({
    reason: expect.stringContaining("the journal of the run can't be written (no such file or directory)"),
    remedy: 'free space where the journal is, or name another folder with --journal',
  });
  expect(changes).toEqual([]);
});

it('begins no further need once the run has ended, and says why', async () => {
  const table = loadTable();
  const { target, changes } = targetWith({ bucket: false });
  const ended = () => (changes.length > 0 ? 'the run was interrupted' : undefined);
  const buckets = Object.keys(table.needs).filter((alias) => table.needs[alias]?.kind === 's3.bucket');
  const { bindings, unmet, removeAll } = await provideNeeds(buckets, { table, target, facts, ended });
  expect(Object.keys(bindings).length).toBeLessThan(buckets.length / 4);
  expect(Object.values(unmet).map(({ reason }) => reason)).toContain(
    's3.bucket could not be created: the run was interrupted',
  );
  expect(await removeAll()).toEqual([]);
});

describe('a resource that the config names', () => {
  it.each([
    ['is there', { bucket: true }],
    ['can not be looked up', { bucket: false, s3: false }],
  ])('is used as it is where it %s, and kept', async (_, what) => {
    const { target, changes } = targetWith(what);
    const { bindings, unmet, removeAll } = await provided(target);
    expect(unmet).toEqual({});
    expect(bindings).toEqual({
      bucket: { id: 'my-own-bucket', arn: 'arn:aws:s3:::my-own-bucket', inCapitals: 'MY-OWN-BUCKET' },
    });
    expect(await removeAll()).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('is unmet where its service answers that it is missing', async () => {
    const { bindings, unmet } = await provided(targetWith({ bucket: false }).target);
    expect(bindings).toEqual({});
    expect(unmet.bucket).toMatchObject({ reason: 'the config names my-own-bucket, which is not there' });
  });
});

/** A reference with needs, and its clients. */
async function withNeeds(aliases: readonly string[], first?: Override) {
  const reference = createReference();
  let override: Override = first ?? (() => undefined);
  const handle = async (request: HttpRequest) =>
    (await override(request, reference)) ?? reference.handle(request);
  const target = inProcessTarget(inProcessTransport(handle));
  const known = { ...facts, account: '123456789012' };
  const { bindings, unmet, removeAll } = await provideNeeds(aliases, {
    table: loadTable(),
    target,
    facts: known,
  });
  if (!first) expect(unmet).toEqual({});
  const of = (alias: string) => bindings[alias] ?? {};
  const overrideBy = (by: Override) => {
    override = by;
  };
  return { clients: clientsOf(reference), of, unmet, removeAll, overrideBy };
}

/** What is answered instead, if anything. */
type Override = (
  request: HttpRequest,
  reference: ReturnType<typeof createReference>,
) => Answer | undefined | Promise<Answer | undefined>;
type Answer = { status: number; headers: Record<string, string>; body: string };

describe('removing what is gone already', () => {
  it('is not a leak, whatever the kind', async () => {
    const { clients, of, removeAll } = await withNeeds([
      'bucket',
      'topic',
      'key',
      'key-alias',
      'group',
      'role',
    ]);
    const RoleName = of('role').name;
    await clients.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'delivery' }));
    await clients.iam.send(new DeleteRoleCommand({ RoleName }));
    await clients.s3.send(new DeleteBucketCommand({ Bucket: of('bucket').id }));
    await clients.sns.send(new DeleteTopicCommand({ TopicArn: of('topic').arn }));
    await clients.kms.send(new DeleteAliasCommand({ AliasName: of('key-alias').id }));
    await clients.kms.send(new ScheduleKeyDeletionCommand({ KeyId: of('key').id, PendingWindowInDays: 7 }));
    await clients.logs.send(new DeleteLogGroupCommand({ logGroupName: of('group').name }));
    expect(await removeAll()).toEqual([]);
  });

  it('removes a role whose policy is gone', async () => {
    const { clients, of, removeAll } = await withNeeds(['role']);
    await clients.iam.send(
      new DeleteRolePolicyCommand({ RoleName: of('role').name, PolicyName: 'delivery' }),
    );
    expect(await removeAll()).toEqual([]);
    expect((await clients.iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
  });

  it('removes a role from a target that does not serve DeleteRolePolicy', async () => {
    const { clients, of, removeAll, overrideBy } = await withNeeds(['role']);
    const RoleName = of('role').name;
    overrideBy(async (request) => {
      if (operationOf(request) === 'DeleteRolePolicy') return { status: 501, headers: {}, body: '' };
      // This target deletes a role with its policies.
      if (operationOf(request) === 'DeleteRole')
        await clients.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'delivery' }));
      return undefined;
    });
    expect(await removeAll()).toEqual([]);
    expect((await clients.iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
  });

  it.each([
    [404, ''],
    [501, '<html>not here</html>'],
    [400, '{"__type":"UnknownOperationException"}'],
    [500, 'Traceback'],
  ])('is removed where DeleteRolePolicy answers %i %s and DeleteRole is served', async (status, body) => {
    const { removeAll, overrideBy, clients } = await withNeeds(['role']);
    let isOwn = false;
    overrideBy(async (request) => {
      const operation = operationOf(request);
      if (operation === 'DeleteRolePolicy' && !isOwn) return { status, headers: {}, body };
      if (operation !== 'DeleteRole') return undefined;
      // This target removes a role with its policies.
      const RoleName = new URLSearchParams(new TextDecoder().decode(request.body)).get('RoleName') ?? '';
      isOwn = true;
      await clients.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'delivery' }));
      isOwn = false;
      return undefined;
    });
    expect(await removeAll()).toEqual([]);
    expect((await clients.iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
  });

  it('is a leak where the target does not serve the removal', async () => {
    const { removeAll, overrideBy } = await withNeeds(['bucket']);
    overrideBy(() => ({ status: 404, headers: {}, body: '' }));
    expect(await removeAll()).toMatchObject([{ kind: 's3.bucket' }]);
  });
});

/** The operation of a request; for S3 its method and query. */
function operationOf({ method, path, headers, body }: HttpRequest): string {
  const action = /(?:^|&)Action=(\w+)/.exec(new TextDecoder().decode(body))?.[1];
  return (
    headers['x-amz-target']?.split('.').at(-1) ??
    action ??
    `${method} ${/\?(\w+)/.exec(path)?.[1] ?? ''}`.trim()
  );
}

const DENIED = { status: 403, headers: {}, body: JSON.stringify({ __type: 'AccessDenied', message: 'no' }) };

describe('a need that is created in part', () => {
  const kinds = [
    ['s3.bucket', 'bucket-no-acl', 'PUT policy', 'DELETE', 'PutBucketPolicy'],
    ['sns.topic', 'topic-denied', 'SetTopicAttributes', 'DeleteTopic', 'SetTopicAttributes'],
    ['kms.key', 'key-disabled', 'DisableKey', 'ScheduleKeyDeletion', 'DisableKey'],
    ['logs.group', 'group', 'DescribeLogGroups', 'DeleteLogGroup', 'DescribeLogGroups'],
    ['iam.role', 'role-denied', 'PutRolePolicy', 'DeleteRole', 'PutRolePolicy'],
  ] as const;

  it.each([
    ['bucket', 'PUT policy', 'PutBucketPolicy'],
    ['topic', 'SetTopicAttributes', 'SetTopicAttributes'],
    ['role', 'PutRolePolicy', 'PutRolePolicy'],
  ])('is kept without its policy, where it is background of most cases: %s', async (alias, rest, call) => {
    const { unmet, of, removeAll } = await withNeeds([alias], (request) =>
      operationOf(request) === rest ? DENIED : undefined,
    );
    expect(unmet).toEqual({});
    expect(of(alias).policyRefused).toMatch(new RegExp(`^${call} answered 403`));
    expect(await removeAll()).toEqual([]);
  });

  it.each([
    ['bucket', 'PUT'],
    ['role', 'CreateRole'],
    ['group', 'CreateLogGroup'],
    ['key-alias', 'CreateAlias'],
  ])(
    'is provided where the answer to its create is lost, and the next one is that it exists: %s',
    async (alias, create) => {
      const lost = new Set<string>();
      const { unmet, of, removeAll, clients } = await withNeeds([alias], async (request, reference) => {
        if (operationOf(request) !== create || lost.has(request.path)) return undefined;
        lost.add(request.path);
        await reference.handle(request);
        return { status: 500, headers: {}, body: '' };
      });
      expect(lost.size).toBe(1);
      expect(unmet).toEqual({});
      expect(of(alias)).toHaveProperty('id');
      expect(await removeAll()).toEqual([]);
      expect(await inventory(clients)).toEqual([]);
    },
  );

  it.each(kinds)('is undone, and its reason names the call: %s', async (kind, alias, rest, _undo, call) => {
    const { unmet, removeAll, clients } = await withNeeds([alias], (request) =>
      operationOf(request) === rest ? DENIED : undefined,
    );
    expect(unmet[alias]?.reason).toMatch(
      new RegExp(`^${kind} could not be created: ${call} answered 403(?: AccessDenied)?: `),
    );
    expect(await removeAll()).toEqual([]);
    expect(await inventory(clients)).toEqual([]);
  });

  it.each(kinds)(
    'is a leak where it can not be undone, and keeps the reason why it failed: %s',
    async (kind, alias, rest, undo) => {
      const { unmet, removeAll, clients } = await withNeeds([alias], (request) =>
        operationOf(request) === rest
          ? { ...DENIED, status: 400 }
          : operationOf(request) === undo
            ? { status: 500, headers: {}, body: '{}' }
            : undefined,
      );
      // Not what came of the removal: that was a 500.
      expect(unmet[alias]?.reason).not.toMatch(/500|Internal|UnknownError/);
      expect(await removeAll()).toMatchObject([{ kind }]);
      expect(await inventory(clients)).toHaveLength(1);
    },
  );

  it.each([
    ['topic', 'CreateTopic', 'TopicArn'],
    ['role', 'CreateRole', 'Arn'],
  ] as const)('is undone where the answer lacks its ARN: %s', async (alias, create, member) => {
    const { unmet, removeAll, clients } = await withNeeds([alias], async (request, reference) => {
      if (operationOf(request) !== create) return undefined;
      const answer = await reference.handle(request);
      const body = String(answer.body).replace(new RegExp(`<${member}>[^<]*</${member}>`), '');
      return { ...answer, headers: { ...answer.headers }, body };
    });
    expect(unmet[alias]?.reason).toContain(`${create} answered without a`);
    expect(await removeAll()).toEqual([]);
    expect(await inventory(clients)).toEqual([]);
  });
});

/** What exists of each kind, by name, without keys that are being deleted. */
async function inventory({ s3, sns, kms, logs, iam }: ReturnType<typeof clientsOf>): Promise<unknown[]> {
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const keys = await Promise.all(Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))));
  return [
    ...((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name }) => Name),
    ...((await sns.send(new ListTopicsCommand({}))).Topics ?? []).map(({ TopicArn }) => TopicArn),
    ...((await logs.send(new DescribeLogGroupsCommand({}))).logGroups ?? []).map(
      ({ logGroupName }) => logGroupName,
    ),
    ...((await iam.send(new ListRolesCommand({}))).Roles ?? []).map(({ RoleName }) => RoleName),
    ...keys.flatMap(({ KeyMetadata }) =>
      KeyMetadata?.KeyState === 'PendingDeletion' ? [] : [KeyMetadata?.KeyId],
    ),
  ];
}
