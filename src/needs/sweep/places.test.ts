import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudTrailClient, CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneEndpoint, type TargetDescription } from '../../contract/target.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { createReference } from '../../reference/index.ts';
import { TRAIL } from '../journal/format.ts';
import { Journal, startJournal } from '../journal/write.ts';
import { sweep } from './sweep.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const RUN = 'ab12cd';
const NAME = `ctc-${RUN}-0123456789`;

let folder = '';
let servers: { url: string; close(): Promise<void> }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-places-'));
  servers = await Promise.all([createReference().listen(), createReference().listen()]);
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A trail of the run at the second server, announced in the journal of a run at the first. */
async function leaveElsewhere(): Promise<{ target: TargetDescription; trails: () => Promise<number> }> {
  const [here = '', there = ''] = servers.map(({ url }) => url);
  const client = { region: 'us-east-1', endpoint: there, credentials };
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const cloudtrail = new CloudTrailClient(client);
  await s3.send(new CreateBucketCommand({ Bucket: NAME }));
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: ['s3:GetBucketAcl', 's3:PutObject'],
    Resource: [`arn:aws:s3:::${NAME}`, `arn:aws:s3:::${NAME}/*`],
  };
  await s3.send(
    new PutBucketPolicyCommand({
      Bucket: NAME,
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [Statement] }),
    }),
  );
  const target = { name: here, endpoints: oneEndpoint(here), region: 'us-east-1', credentials };
  const facts = await learnFacts(target, { id: RUN, secret: 'told' });
  const whole = new Journal(startJournal(folder, { target, facts }));
  whole.mark('ended');
  const journal = whole.in('account.member');
  await journal.intend(TRAIL, NAME);
  await cloudtrail.send(new CreateTrailCommand({ Name: NAME, S3BucketName: NAME }));
  journal.created(TRAIL, NAME);
  return {
    target: { ...target, worlds: { 'account.member': { endpoints: oneEndpoint(there) } } },
    trails: async () => (await cloudtrail.send(new DescribeTrailsCommand({}))).trailList?.length ?? 0,
  };
}

test('removes what a run leaked in a world that is elsewhere', async () => {
  const { target, trails } = await leaveElsewhere();
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  const swept = await sweep({ target, facts, folder, olderThanMs: 0 });
  expect(swept.filter(({ by }) => by === 'journal')).toMatchObject([{ name: NAME, outcome: 'removed' }]);
  expect(await trails()).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});

test('keeps the journal entry of a world that it can not enter, and names the config that is missing', async () => {
  const { target, trails } = await leaveElsewhere();
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  const swept = await sweep({ target: { ...target, worlds: {} }, facts, folder, olderThanMs: 0 });
  const reason = expect.stringContaining('it was created in the world account.member');
  expect(swept.filter(({ by }) => by === 'journal')).toMatchObject([{ outcome: 'failed', reason }]);
  expect(await trails()).toBe(1);
  expect(await readdir(folder)).toEqual([`${RUN}.jsonl`]);
});

test('a world in another account of AWS is swept where the user allows the account, and not else', async () => {
  const account = (accountId: string, key: string) => ({
    ...{ accountId, accessKeyId: key, secretAccessKey: key },
    arn: `arn:aws:sts::${accountId}:assumed-role/conformance/ci`,
  });
  const [own, member] = [account('123456789012', 'own'), account('210987654321', 'member')];
  const server = await createReference({ accounts: [own, member] }).listen();
  servers.push(server);
  const keys = (key: string) => ({ accessKeyId: key, secretAccessKey: key });
  const s3 = new S3Client({
    ...{ region: 'us-east-1', endpoint: server.url, credentials: keys('member'), forcePathStyle: true },
  });
  await s3.send(new CreateBucketCommand({ Bucket: NAME }));
  const target = {
    ...{ name: 'posing', endpoints: oneEndpoint(server.url), region: 'us-east-1', credentials: keys('own') },
    aws: true,
    worlds: { 'account.member': { credentials: keys('member') } },
  };
  const facts = await learnFacts(target, { id: RUN, secret: 'told' });
  const whole = new Journal(startJournal(folder, { target, facts }));
  whole.mark('ended');
  const journal = whole.in('account.member');
  await journal.intend('s3.bucket', NAME);
  journal.created('s3.bucket', NAME);
  const sweepWith = async (...allowed: string[]) => {
    const swept = await sweep({ target, facts, folder, allowed, olderThanMs: 60_000 });
    return swept.filter(({ by }) => by === 'journal');
  };
  expect(await sweepWith(own.accountId)).toMatchObject([
    { name: NAME, outcome: 'failed', reason: expect.stringMatching(/not allowed: .*another account/) },
  ]);
  expect(await sweepWith(own.accountId, member.accountId)).toMatchObject([
    { name: NAME, outcome: 'removed' },
  ]);
});

test('lists a world that can not be left, and sweeps everything else', async () => {
  const { target, trails } = await leaveElsewhere();
  const there = target.worlds?.['account.member']?.endpoints;
  const hook = join(folder, 'world.mjs');
  await writeFile(
    hook,
    `export default async () => ({
      endpoints: ${JSON.stringify(there)},
      leave: () => { throw new Error('the door is stuck'); },
    });`,
  );
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  const hooked = { ...target, worlds: {}, hooks: { world: hook } };
  const swept = await sweep({ target: hooked, facts, folder, olderThanMs: 0 });
  const reason = 'it could not be left: the door is stuck';
  expect(swept.filter(({ by }) => by === 'journal')).toMatchObject([
    { name: NAME, outcome: 'removed' },
    { kind: 'world', name: 'account.member', outcome: 'failed', reason },
  ]);
  expect(await trails()).toBe(0);
});
