import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeftBehind } from '../contract/errors.ts';
import { TRAIL } from '../needs/journal/format.ts';
import { readJournal } from '../needs/journal/read.ts';
import { Journal } from '../needs/journal/write.ts';
import { sweep } from '../needs/sweep/sweep.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference, type HttpRequest, type ReferenceOptions } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { bucketStatements, makeBucket } from '../reference/testing/fixtures.ts';
import { describeTarget } from '../targets/describe.ts';
import { type ConformanceOptions, runConformance } from './conformance.ts';

let folder = '';
let server: Server;
let reference: ReturnType<typeof createReference>;
let clients: ReturnType<typeof clientsOf>;
/** Does something else with a request: answers it with a status and does nothing, or loses the answer of what it did. */
let bend: (request: HttpRequest) => Bent | Promise<Bent>;
type Bent = 'lose' | 501 | 403 | 200 | 204 | undefined;

/** A server that is right but for what the options bend. */
function build(options: ReferenceOptions = {}): void {
  reference = createReference(options);
  clients = clientsOf(reference);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-remove-'));
  build();
  bend = () => undefined;
  server = createServer(async (incoming, out) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers: headers as Record<string, string>, body: Buffer.concat(chunks) };
    const other = await bend(request);
    if (other === 200) return out.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
    if (typeof other === 'number') return out.writeHead(other).end();
    const answer = await reference.handle(request);
    if (other === 'lose') return out.destroy();
    out.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const says = (text: string) => (request: HttpRequest) =>
  Buffer.from(request.body).toString().includes(text) || request.path.includes(text);

/** Sweeps what the journals of the folder say. */
async function sweepAll() {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const target = await describeTarget(
    { name: 'bent', config: { endpoint }, folder },
    { url: endpoint, env: {} },
  );
  await sweep({ target, facts: await learnFacts(target, 'sweep0'), folder, olderThanMs: 60_000 });
}

async function run(options: Partial<ConformanceOptions> = {}) {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const target = await describeTarget(
    { name: 'bent', config: { endpoint }, folder },
    { url: endpoint, env: {} },
  );
  return runConformance({ target, only: ['InvalidSnsTopicNameException/*'], journal: folder, ...options });
}

const topics = async () => (await clients.sns.send(new ListTopicsCommand({}))).Topics ?? [];
const buckets = async () => (await clients.s3.send(new ListBucketsCommand({}))).Buckets ?? [];
const trails = async () => (await clients.cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? [];

describe('what a run made', () => {
  it('is removed where the answer to its create was lost, and its journal ends', async () => {
    bend = (request) => (says('Action=CreateTopic')(request) ? 'lose' : undefined);
    const { report } = await run();
    expect(report.cases.map(({ outcome }) => outcome)).toContain('untestable');
    expect(report.leaks).toEqual([]);
    expect(await topics()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is a leak where it can not be removed, of whichever kind', async () => {
    bend = (request) =>
      says('Action=CreateTopic')(request) ? 'lose' : says('Action=DeleteTopic')(request) ? 403 : undefined;
    const { report } = await run();
    const left = (await topics()).map(({ TopicArn }) => TopicArn?.split(':').at(-1));
    expect(left.length).toBeGreaterThan(0);
    expect(report.leaks.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(
      left.map((name) => `sns.topic ${name}`).sort(),
    );
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('what a target lists at the end of a run', () => {
  const asks = (operation: string) => (request: HttpRequest) =>
    request.headers['x-amz-target']?.endsWith(`.${operation}`) === true;
  const names = (all: readonly { Name?: string | undefined }[]) => all.map(({ Name = '' }) => Name).sort();
  const INVALID_NAMES = { only: ['InvalidTrailName*'] };

  it('is a leak where it says "removed" and removes no trail, and sweep removes it', async () => {
    bend = (request) => (asks('DeleteTrail')(request) ? 200 : undefined);
    const { report } = await run(INVALID_NAMES);
    const left = names(await trails());
    expect(left.length).toBeGreaterThan(0);
    expect(report.leaks.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(
      left.map((name) => `${TRAIL} ${name}`),
    );
    // The place is full by then, and no case is blamed for it.
    expect(new Set(report.cases.map(({ outcome }) => outcome))).toEqual(new Set(['pass', 'untestable']));
    bend = () => undefined;
    await sweepAll();
    expect(await trails()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps its slot where it can not be removed: no more are created, and no case fails for it', async () => {
    const created: string[] = [];
    bend = (request) => {
      if (asks('CreateTrail')(request)) created.push(Buffer.from(request.body).toString());
      return asks('DeleteTrail')(request) && !says('preflight')(request) ? 403 : undefined;
    };
    const { report } = await run({ ...INVALID_NAMES, maxTrails: 2 });
    const outcomes = new Set(report.cases.map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set(['pass', 'error']));
    expect(report.cases.find(({ outcome }) => outcome === 'error')?.error).toEqual({
      kind: 'harness',
      message: 'no slot is free: 2 trails of earlier cases could not be removed',
    });
    expect(await trails()).toHaveLength(2);
    expect(report.leaks).toHaveLength(2);
    expect(created.length).toBeLessThan(10);
  });

  it.each(['DeleteTrail', 'DescribeTrails'])(
    'is nothing where %s is not served: nothing is made',
    async (what) => {
      const sent: string[] = [];
      bend = (request) => {
        sent.push(request.headers['x-amz-target'] ?? request.path);
        return asks(what)(request) ? 501 : undefined;
      };
      await expect(run(INVALID_NAMES)).rejects.toThrow(new RegExp(`does not serve ${what} \\(status 501\\)`));
      expect(sent.filter((target) => !/DescribeTrails|DeleteTrail/.test(target))).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('is a leak where it says "removed" and removes nothing of another kind', async () => {
    const isBucket = /^\/[^/?]+\/?(?:\?|$)/;
    bend = ({ method, path }) => (method === 'DELETE' && isBucket.test(path) ? 204 : undefined);
    const { report } = await run();
    expect(names(await buckets()).length).toBeGreaterThan(0);
    expect(report.leaks.map(({ name }) => name).sort()).toEqual(names(await buckets()));
    expect(report.leaks.map(({ kind }) => kind)).toEqual(report.leaks.map(() => 's3.bucket'));
  });

  it('is removed where each refused trail is stored under another name, and named where it may be of others', async () => {
    let count = 0;
    build({
      trailLimit: 1_000,
      trailAfterRejection: (trail, { exception }) => {
        count += 1;
        const name = `zzz-${count}`;
        const bucketName = exception === 'S3BucketDoesNotExistException' ? 'elsewhere' : trail.bucketName;
        return { ...trail, bucketName, name, arn: `${trail.arn.split(':trail/')[0]}:trail/${name}` };
      },
    });
    const { report } = await run({ only: ['InvalidTrailName*', 'S3BucketDoesNotExist*'] });
    expect(count).toBeGreaterThan(10);
    const left = names(await trails());
    expect(left).toHaveLength(1);
    expect(report.leaks).toEqual([
      { kind: TRAIL, name: left[0], reason: expect.stringMatching(/^perhaps left: it was not there before/) },
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is nobody’s fault where it was there before, or is of another run', async () => {
    await makeBucket(clients, 'logs', bucketStatements('logs', ['AWSLogs/123456789012']));
    await clients.cloudtrail.send(new CreateTrailCommand({ Name: 'theirs', S3BucketName: 'logs' }));
    let once = true;
    bend = async (request) => {
      if (!once || !asks('CreateTrail')(request)) return;
      once = false;
      const Name = 'ctc-others-0123456789';
      await clients.cloudtrail.send(new CreateTrailCommand({ Name, S3BucketName: 'logs' }));
    };
    const { report } = await run(INVALID_NAMES);
    expect(report.leaks).toEqual([]);
    expect(names(await trails())).toEqual(['ctc-others-0123456789', 'theirs']);
  });
});

describe('a fault of the harness', () => {
  /** It comes once the needs are there. */
  const progress = {
    expect: () => {
      throw new Error('the screen is gone');
    },
  };
  let runId = '';

  /** Leaves a trail of the run, as a case does that is broken off, as soon as there is a need. */
  async function leaveTrail(request: HttpRequest): Promise<undefined> {
    const [, found] = /ctc-(\w{6})-/.exec(request.path + Buffer.from(request.body)) ?? [];
    if (found === undefined || found === runId) return;
    runId = found;
    const Name = `ctc-${runId}-0123456789`;
    await new Journal(join(folder, `${runId}.jsonl`)).intend(TRAIL, Name);
    await makeBucket(clients, 'logs', bucketStatements('logs', ['AWSLogs/123456789012']));
    await clients.cloudtrail.send(new CreateTrailCommand({ Name, S3BucketName: 'logs' }));
  }

  it('leaves nothing', async () => {
    bend = leaveTrail;
    await expect(run({ progress })).rejects.toThrow(/^the screen is gone$/);
    expect([...(await topics()), ...(await trails())]).toEqual([]);
    expect((await buckets()).map(({ Name }) => Name)).toEqual(['logs']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what it leaves', async () => {
    bend = async (request) => {
      await leaveTrail(request);
      const refused =
        request.method === 'DELETE' || request.headers['x-amz-target']?.endsWith('.DeleteTrail');
      return refused ? 403 : undefined;
    };
    const fault = await run({ progress }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(LeftBehind);
    const { message } = fault as LeftBehind;
    const left = readJournal(join(folder, `${runId}.jsonl`))?.open ?? [];
    expect(left.map(({ kind }) => kind)).toEqual(expect.arrayContaining([TRAIL, 's3.bucket']));
    expect(message).toMatch(/^the screen is gone\nLeft behind; remove it with the verb sweep:\n/);
    for (const { kind, name } of left) expect(message).toContain(`${kind} ${name}`);
  });
});
