import { Readable } from 'node:stream';
import { CloudTrailClient, CreateTrailCommand, GetTrailCommand } from '@aws-sdk/client-cloudtrail';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReference, type HttpRequest, type Listening } from './index.ts';
import { clientsOf } from './testing/clients.ts';
import { bucketStatements, create, makeBucket, outcome, policy } from './testing/fixtures.ts';
import { send } from './testing/wire.ts';

describe('over a socket', () => {
  const reference = createReference();
  let listening: Listening;
  beforeAll(async () => {
    listening = await reference.listen();
  });
  afterAll(() => listening.close());

  const settings = () => ({
    region: 'us-east-1',
    endpoint: listening.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

  it('creates a trail with real clients', async () => {
    const s3 = new S3Client({ ...settings(), forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'socket' }));
    await s3.send(
      new PutBucketPolicyCommand({ Bucket: 'socket', Policy: policy(...bucketStatements('socket')) }),
    );
    const cloudtrail = new CloudTrailClient(settings());
    const created = await cloudtrail.send(new CreateTrailCommand({ Name: 'trail', S3BucketName: 'socket' }));
    expect(created.TrailARN).toBe('arn:aws:cloudtrail:us-east-1:123456789012:trail/trail');
    expect(created.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await cloudtrail.send(new GetTrailCommand({ Name: 'trail' }))).Trail?.S3BucketName).toBe(
      'socket',
    );
  });

  it('takes an upload in chunks with a trailing checksum', async () => {
    const s3 = new S3Client({ ...settings(), forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'chunked' }));
    // A stream of unknown checksum makes the SDK send aws-chunked.
    const Body = Readable.from([Buffer.from('hello '), Buffer.from('wörld')]);
    await s3.send(new PutObjectCommand({ Bucket: 'chunked', Key: 'a b/ü+c', Body, ContentLength: 12 }));
    const { Body: stored } = await s3.send(new GetObjectCommand({ Bucket: 'chunked', Key: 'a b/ü+c' }));
    expect(await stored?.transformToString()).toBe('hello wörld');
  });

  it('stops answering once closed, though a connection is alive', async () => {
    const other = await createReference().listen();
    expect((await fetch(other.url)).status).toBe(403);
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});

describe('in process', () => {
  it('keeps instances apart and forgets on reset', async () => {
    const [one, two] = [createReference(), createReference()];
    const clients = clientsOf(one);
    await makeBucket(clients);
    expect(await outcome(create(clients))).toBe('accepted');
    expect(await outcome(create(clientsOf(two)))).toBe('S3BucketDoesNotExistException');
    one.reset();
    expect(await outcome(create(clients))).toBe('S3BucketDoesNotExistException');
  });

  it('lets the rules be replaced', async () => {
    const lenient = createReference({ rules: (rules) => rules.filter(({ id }) => id !== 'name.too-short') });
    const clients = clientsOf(lenient);
    await makeBucket(clients);
    expect(await outcome(create(clients, { Name: 'a' }))).toBe('accepted');
  });

  it('changes body, state, targets and wire as asked', async () => {
    const faulty = createReference({
      createBody: (body) => ({ ...body, Name: 'faulty' }),
      storedTrail: () => undefined,
      trailAfterRejection: (trail) => trail,
      readBody: (operation, body) => (operation === 'GetTrail' ? { Trail: { Name: 'read' } } : body),
      response: (response) => ({
        ...response,
        headers: { ...response.headers, 'x-amzn-requestid': 'changed-id' },
      }),
      rules: (rules) => rules.map((rule) => (rule.id === 'name.too-long' ? { ...rule, limit: 5 } : rule)),
    });
    const clients = clientsOf(faulty);
    await makeBucket(clients);
    const created = await create(clients);
    expect(created.Name).toBe('faulty');
    expect(created.$metadata.requestId).toBe('changed-id');
    const get = (Name: string) => clients.cloudtrail.send(new GetTrailCommand({ Name }));
    expect(await outcome(get('trail'))).toBe('TrailNotFoundException');
    expect(await outcome(create(clients, { Name: 'longer' }))).toBe('InvalidTrailNameException');
    expect((await get('longer')).Trail?.Name).toBe('read');
    const closed = clientsOf(createReference({ targets: () => ['Other'] }));
    expect(await outcome(create(closed))).toBe('UnknownOperationException');
  });

  it('knows accounts, Regions and partitions by the signature', async () => {
    const reference = createReference();
    const arn = async (region: string, key: string) =>
      (await clientsOf(reference, { region, key }).sts.send(new GetCallerIdentityCommand({}))).Arn;
    expect(await arn('eu-west-1', 'test')).toBe('arn:aws:iam::123456789012:root');
    expect(await arn('cn-north-1', 'member')).toBe('arn:aws-cn:iam::210987654321:root');
    expect(await arn('us-gov-west-1', 'loner')).toBe('arn:aws-us-gov:iam::456789012345:root');
  });

  it.each(['constructor', 'events'])('has no service %s', async (service) => {
    const answer = await send(createReference(), { service });
    expect([answer.status, JSON.parse(answer.text).__type]).toEqual([400, 'UnknownOperationException']);
  });

  it('ignores a change that is undefined', async () => {
    const clients = clientsOf(createReference({ rules: undefined, response: undefined }));
    expect(await outcome(create(clients))).toBe('S3BucketDoesNotExistException');
  });

  it('holds answers back by the latency', async () => {
    const started = Date.now();
    const request: HttpRequest = { method: 'GET', path: '/', headers: {}, body: new Uint8Array() };
    await createReference({ latencyMs: 60 }).handle(request);
    expect(Date.now() - started).toBeGreaterThanOrEqual(55);
  });
});
