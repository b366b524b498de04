import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeftBehind } from '../errors.ts';
import { TRAIL } from '../fixtures/journal/format.ts';
import { readJournal } from '../fixtures/journal/read.ts';
import { Journal } from '../fixtures/journal/write.ts';
import { createReference, type HttpRequest } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { bucketStatements, makeBucket } from '../reference/testing/fixtures.ts';
import { describeTarget } from '../targets/describe.ts';
import { type ConformanceOptions, runConformance } from './conformance.ts';

let folder = '';
let server: Server;
let reference: ReturnType<typeof createReference>;
let clients: ReturnType<typeof clientsOf>;
/** Does something else with a request: answers it with a status, or loses the answer of what it did. */
let bend: (request: HttpRequest) => Bent | Promise<Bent>;
type Bent = 'lose' | 403 | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-remove-'));
  reference = createReference();
  clients = clientsOf(reference);
  bend = () => undefined;
  server = createServer(async (incoming, out) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers: headers as Record<string, string>, body: Buffer.concat(chunks) };
    const other = await bend(request);
    if (other === 403) return out.writeHead(403).end();
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
