import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateKeyCommand, DescribeKeyCommand } from '@aws-sdk/client-kms';
import { ListBucketsCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reachable } from '../../lanes/client.ts';
import { inProcessTransport } from '../../lanes/in-process.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { createReference } from '../../reference/index.ts';
import { clientsOf } from '../../reference/testing/clients.ts';
import { bucketStatements, makeBucket } from '../../reference/testing/fixtures.ts';
import { inProcessTarget } from '../../session/testing/in-process.ts';
import { TRAIL } from '../journal/format.ts';
import { Journal, startJournal } from '../journal/write.ts';
import { CREATED_TAG, RUN_TAG } from '../marks.ts';
import { sweep } from './sweep.ts';

const RUN = 'ab12cd';
const OWN = `ctc-${RUN}-0123456789`;
const LONG_AGO = '2020-01-01T00:00:00.000Z';

let folder = '';
let file = '';
let clients: ReturnType<typeof clientsOf>;
let target: Reachable;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-fooled-'));
  const reference = createReference();
  clients = clientsOf(reference);
  target = inProcessTarget(inProcessTransport(reference.handle));
  file = startJournal(folder, { target, facts: await learnFacts(target, { id: RUN, secret: 'told' }) });
  // The process of this run is the test's own, which goes on.
  new Journal(file).mark('ended');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Sweeps without an age limit; gives what was removed, and why the rest was not. */
async function sweepAll() {
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  const swept = await sweep({ target, facts, folder, olderThanMs: 0, now: Date.now() + 1 });
  const by = (wanted: string) => swept.filter(({ outcome }) => outcome === wanted);
  return { removed: by('removed').map(({ name }) => name), kept: by('kept'), failed: by('failed'), swept };
}

async function announce(...entries: readonly [kind: string, name: string, id?: string][]) {
  const journal = new Journal(file);
  for (const [kind, name, id] of entries) {
    await journal.intend(kind, name);
    journal.created(kind, name, id);
  }
}

async function tagBucket(Bucket: string, run: string) {
  const TagSet = [
    { Key: RUN_TAG, Value: run },
    { Key: CREATED_TAG, Value: LONG_AGO },
  ];
  await clients.s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
}

const buckets = async () =>
  ((await clients.s3.send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name }) => Name);
const trails = async () =>
  ((await clients.cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? []).map(({ Name }) => Name);

describe('a journal that claims resources of others', () => {
  test('removes no bucket, topic, trail or key of others, whatever was written into it', async () => {
    await makeBucket(clients, 'payroll', bucketStatements('payroll', ['AWSLogs/123456789012']));
    await clients.cloudtrail.send(new CreateTrailCommand({ Name: 'production', S3BucketName: 'payroll' }));
    await clients.sns.send(new CreateTopicCommand({ Name: 'alerts' }));
    const { KeyMetadata } = await clients.kms.send(new CreateKeyCommand({ Description: 'payroll' }));
    const KeyId = KeyMetadata?.KeyId ?? '';
    await announce(
      ['s3.bucket', 'payroll'],
      [TRAIL, 'production'],
      ['sns.topic', 'alerts'],
      // The name is one of ours, the id leads elsewhere.
      ['kms.key', OWN, KeyId],
      ['kms.key', 'payroll', KeyId],
    );
    expect((await sweepAll()).removed).toEqual([]);
    expect(await buckets()).toEqual(['payroll']);
    expect(await trails()).toEqual(['production']);
    expect((await clients.sns.send(new ListTopicsCommand({}))).Topics).toHaveLength(1);
    const key = await clients.kms.send(new DescribeKeyCommand({ KeyId }));
    expect(key.KeyMetadata?.KeyState).toBe('Enabled');
  });

  test('removes nothing that is named or tagged for another run', async () => {
    const other = 'ctc-zz99zz-0123456789';
    await makeBucket(clients, other, []);
    await makeBucket(clients, OWN, []);
    await tagBucket(OWN, 'zz99zz');
    await announce(['s3.bucket', other], ['s3.bucket', OWN]);
    const { removed, kept } = await sweepAll();
    expect(removed).toEqual([]);
    expect(kept.map(({ reason }) => reason)).toContain('its tag belongs to run zz99zz');
    expect((await buckets()).sort()).toEqual([OWN, other]);
  });

  test('whose run id was changed removes only what carries the new run id', async () => {
    await makeBucket(clients, OWN, []);
    await announce(['s3.bucket', OWN]);
    await writeFile(file, (await readFile(file, 'utf8')).replace(`"runId":"${RUN}"`, '"runId":"zz99zz"'));
    expect((await sweepAll()).removed).toEqual([]);
    expect(await buckets()).toEqual([OWN]);
  });
});

describe('without a journal', () => {
  test('removes nothing by name alone or by tag alone', async () => {
    await makeBucket(clients, 'ctc-aaaaaa-0123456789', []);
    await makeBucket(clients, 'ctc-aaaaaa-notours', []);
    await makeBucket(clients, 'somebody-else', []);
    for (const name of ['ctc-aaaaaa-notours', 'somebody-else']) await tagBucket(name, 'aaaaaa');
    await clients.sns.send(new CreateTopicCommand({ Name: 'ctc-aaaaaa-0123456789' }));
    expect((await sweepAll()).removed).toEqual([]);
    expect(await buckets()).toHaveLength(3);
  });

  test('keeps the trail of somebody else in a bucket of a run, and one with our name in their bucket', async () => {
    await makeBucket(clients, OWN, bucketStatements(OWN, ['AWSLogs/123456789012']));
    await makeBucket(clients, 'payroll', bucketStatements('payroll', ['AWSLogs/123456789012']));
    await tagBucket(OWN, 'zz99zz');
    await clients.cloudtrail.send(new CreateTrailCommand({ Name: 'production', S3BucketName: OWN }));
    await clients.cloudtrail.send(
      new CreateTrailCommand({ Name: 'ctc-aaaaaa-0123456789', S3BucketName: 'payroll' }),
    );
    expect((await sweepAll()).removed).toEqual([]);
    expect((await trails()).sort()).toEqual(['ctc-aaaaaa-0123456789', 'production']);
  });
});

test('a dry run lists what it would remove, and removes nothing', async () => {
  const orphan = 'ctc-ef34ab-0123456789';
  for (const name of [OWN, orphan]) await makeBucket(clients, name, []);
  await tagBucket(orphan, 'ef34ab');
  await announce(['s3.bucket', OWN]);
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  const looked = await sweep({ target, facts, folder, olderThanMs: 0, now: Date.now() + 1, dryRun: true });
  expect(looked.map(({ name, outcome, by }) => [name, outcome, by])).toEqual([
    [OWN, 'would remove', 'journal'],
    [orphan, 'would remove', 'tag'],
  ]);
  expect(await buckets()).toEqual([OWN, orphan]);
  expect(await readdir(folder)).toEqual([`${RUN}.jsonl`]);
  expect((await sweepAll()).removed).toEqual([OWN, orphan]);
});

describe('a damaged journal', () => {
  test('whose last line was cut off ends once it is swept', async () => {
    await makeBucket(clients, OWN, []);
    await announce(['s3.bucket', OWN]);
    await writeFile(file, '{"event":"intend","at":"2026-0', { flag: 'a' });
    expect((await sweepAll()).removed).toEqual([OWN]);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    '{"event":"created"}',
    '{"event":"run"}',
    '{"event":"intend","kind":1,"name":{}}',
  ])('with a line %s is swept by the other lines', async (line) => {
    await makeBucket(clients, OWN, []);
    await writeFile(file, `${line}\n`, { flag: 'a' });
    await announce(['s3.bucket', OWN]);
    expect((await sweepAll()).removed).toEqual([OWN]);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ['without a digest', { account: {} }],
    ['with a short digest', { account: { salt: 'ab12', digest: 'ab12' } }],
    ['with a digest that is none', { account: { salt: 'ab12', digest: 'z'.repeat(64) } }],
    ['with half a salt', { account: { salt: 'a', digest: 'a'.repeat(64) } }],
    ['with an account that is nothing', { account: null }],
    ['without a Region', { region: undefined }],
    ['without a line', undefined],
  ])('%s is listed, and the others are swept', async (_, wrong) => {
    await makeBucket(clients, OWN, []);
    await announce(['s3.bucket', OWN]);
    const [first = ''] = (await readFile(file, 'utf8')).split('\n');
    const line = wrong && JSON.stringify({ ...JSON.parse(first), ...wrong });
    await writeFile(join(folder, '000000.jsonl'), line ? `${line}\n` : '');
    const { removed, kept } = await sweepAll();
    expect(removed).toEqual([OWN]);
    expect(kept).toMatchObject([{ kind: 'journal', name: '000000.jsonl' }]);
    expect(kept[0]?.reason).toMatch(/^no line names its run; look at .*000000\.jsonl/);
    expect(await readdir(folder)).toEqual(['000000.jsonl']);
  });

  test('that is a folder is listed, and the others are swept', async () => {
    await makeBucket(clients, OWN, []);
    await announce(['s3.bucket', OWN]);
    await mkdir(join(folder, '000000.jsonl'));
    const { removed, kept } = await sweepAll();
    expect(removed).toEqual([OWN]);
    expect(kept).toMatchObject([
      { kind: 'journal', reason: expect.stringMatching(/^it can't be read \(it is a folder\)/) },
    ]);
  });

  test('without its first line removes nothing that has no tag', async () => {
    await makeBucket(clients, OWN, []);
    await announce(['s3.bucket', OWN]);
    await writeFile(file, (await readFile(file, 'utf8')).split('\n').slice(1).join('\n'));
    expect((await sweepAll()).removed).toEqual([]);
    expect(await buckets()).toEqual([OWN]);
  });
});
