import { readFile } from 'node:fs/promises';
import { type CreateTrailCommandInput, GetTrailCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReference, type Reference } from '../index.ts';
import { type Clients, clientsOf } from '../testing/clients.ts';
import {
  ACCOUNT,
  bucketStatements,
  create,
  makeBucket,
  makeKey,
  makeLogGroup,
  makeRole,
  makeTopic,
  outcome,
} from '../testing/fixtures.ts';
import { worlds } from './worlds.ts';

let reference: Reference;
let clients: Clients;

beforeEach(async () => {
  reference = createReference();
  clients = clientsOf(reference);
  await makeBucket(clients, 'logs', bucketStatements('logs', ['*']));
});

async function ask(method: string, name: string, body = '') {
  const path = `/_conformance/worlds${name && `/${name}`}`;
  const answer = await reference.handle({ method, path, headers: {}, body: Buffer.from(body) });
  return { status: answer.status, body: JSON.parse(String(answer.body)) };
}

/** For each concern a request that it takes in, good but for the world. */
const requests: Record<string, () => Promise<Partial<CreateTrailCommandInput>>> = {
  any: async () => ({}),
  organization: async () => ({ IsOrganizationTrail: true }),
  topic: async () => ({ SnsTopicName: await makeTopic(clients) }),
  key: async () => ({ KmsKeyId: (await makeKey(clients)).arn }),
  'log-group': async () => ({
    CloudWatchLogsLogGroupArn: await makeLogGroup(clients),
    CloudWatchLogsRoleArn: await makeRole(clients),
  }),
};

describe.each(worlds)('$name', ({ name, exception, concerns }) => {
  it(`answers ${exception ?? 'a trail'} to calls it concerns`, async () => {
    const members = (await requests[concerns]?.()) ?? {};
    expect(await ask('PUT', name)).toEqual({
      status: 200,
      body: { name, exception: exception ?? null, concerns, entered: true },
    });
    expect(await outcome(create(clients, members))).toBe(exception ?? 'accepted');
  });

  if (concerns !== 'any') {
    it('leaves other calls alone', async () => {
      await ask('PUT', name);
      expect(await outcome(create(clients))).toBe('accepted');
    });
  }

  it('is over when left', async () => {
    const members = (await requests[concerns]?.()) ?? {};
    await ask('PUT', name);
    expect((await ask('DELETE', name)).body.entered).toBe(false);
    const before = concerns === 'organization' ? 'OrganizationsNotInUseException' : 'accepted';
    expect(await outcome(create(clients, members))).toBe(before);
  });
});

describe('the protocol', () => {
  it('lists the worlds and which are entered', async () => {
    await ask('PUT', 'trail.busy');
    const { body } = await ask('GET', '');
    expect(body.worlds).toHaveLength(worlds.length);
    expect(body.worlds.filter((world: { entered: boolean }) => world.entered)).toEqual([
      { name: 'trail.busy', exception: 'ConflictException', concerns: 'any', entered: true },
    ]);
    reference.reset();
    expect((await ask('GET', '')).body.worlds.some((world: { entered: boolean }) => world.entered)).toBe(
      false,
    );
  });

  it.each([
    ['PUT', 'somewhere', '', 404],
    ['DELETE', 'somewhere', '', 404],
    ['POST', 'trail.busy', '', 405],
    ['PUT', '', '', 405],
    ['PUT', 'trail.busy', '{', 400],
    ['PUT', 'trail.busy', '[]', 400],
    ['PUT', 'trail.busy', '{"mood":"bad"}', 400],
    ['PUT', 'trail.busy', '{"accountId":"12"}', 400],
    ['PUT', 'trail.busy', '{"region":7}', 400],
  ])('refuses %s %s with the body "%s"', async (method, name, body, status) => {
    const answer = await ask(method, name, body);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(/\.$|JSON/);
    expect(await outcome(create(clients))).toBe('accepted');
  });

  it('limits a world to an account and a Region', async () => {
    const elsewhere = clientsOf(reference, { region: 'eu-west-1' });
    await ask('PUT', 'trail.busy', '{"region":"eu-west-1"}');
    expect(await outcome(create(clients))).toBe('accepted');
    expect(await outcome(create(elsewhere))).toBe('ConflictException');
    await ask('PUT', 'trail.busy', '{"accountId":"210987654321"}');
    expect(await outcome(create(elsewhere))).toBe('accepted');
  });
});

describe('organizations in worlds', () => {
  it('asks the bucket for both folders of an organization trail', async () => {
    await ask('PUT', 'organization.management');
    const { Organization } = await clients.organizations.send(new DescribeOrganizationCommand({}));
    const own = `AWSLogs/${ACCOUNT}`;
    const shared = `AWSLogs/${Organization?.Id}`;
    for (const [bucket, folders, expected] of [
      ['own', [own], 'InsufficientS3BucketPolicyException'],
      ['shared', [shared], 'InsufficientS3BucketPolicyException'],
      ['both', [own, shared], 'accepted'],
    ] as const) {
      await makeBucket(clients, bucket, bucketStatements(bucket, folders));
      expect(await outcome(create(clients, { S3BucketName: bucket, IsOrganizationTrail: true }))).toBe(
        expected,
      );
    }
  });

  it("gives a delegated administrator's trail to the management account", async () => {
    await ask('PUT', 'account.delegated-admin');
    const { TrailARN } = await create(clients, { IsOrganizationTrail: true });
    expect(TrailARN).toBe('arn:aws:cloudtrail:us-east-1:111122223333:trail/trail');
    const get = await clients.cloudtrail.send(new GetTrailCommand({ Name: 'trail' }));
    expect(get.Trail?.TrailARN).toBe(TrailARN);
  });

  it('goes by the last entered of two', async () => {
    await ask('PUT', 'account.member');
    await ask('PUT', 'organization.trusted-access-off');
    const organizationTrail = () => outcome(create(clients, { IsOrganizationTrail: true }));
    expect(await organizationTrail()).toBe('CloudTrailAccessNotEnabledException');
    await ask('PUT', 'account.member');
    expect(await organizationTrail()).toBe('NotOrganizationMasterAccountException');
  });
});

it('are described in docs/world-protocol.md, each with its answer', async () => {
  const text = await readFile(new URL('../../../docs/world-protocol.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z.-]+)`\s*\|[^|]+\| (\w+)/gm)].map(([, name, answer]) => [
    name,
    answer,
  ]);
  expect(rows).toEqual(worlds.map(({ name, exception }) => [name, exception ?? 'success']));
});
