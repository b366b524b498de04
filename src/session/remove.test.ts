import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeftBehind } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { TRAIL } from '../needs/journal/format.ts';
import { readJournal } from '../needs/journal/read.ts';
import { Journal } from '../needs/journal/write.ts';
import { sweep } from '../needs/sweep/sweep.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference, type HttpRequest, type ReferenceOptions } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { bucketStatements, makeBucket } from '../reference/testing/fixtures.ts';
import { type ConformanceOptions, runConformance } from './conformance.ts';
import { inProcessTarget } from './testing/in-process.ts';

let folder = '';
let reference: ReturnType<typeof createReference>;
let clients: ReturnType<typeof clientsOf>;
/** What happens to a request instead: a status without any effect, or an effect whose answer gets lost. */
let intercept: (request: HttpRequest) => Instead | Promise<Instead>;
/** Whether each refusal is a page that no client can read. */
let unreadable = false;
type Instead = 'lose' | 501 | 403 | 200 | 204 | undefined;

const target = {
  ...inProcessTarget(
    inProcessTransport(async (request) => {
      const instead = await intercept(request);
      if (instead === 200)
        return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{}' };
      if (typeof instead === 'number') return { status: instead, headers: {}, body: '' };
      const answer = await reference.handle(request);
      if (unreadable && answer.status === 400) return { status: 400, headers: {}, body: '<html>no</html>' };
      if (instead === 'lose') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      return answer;
    }),
  ),
  // Nothing lags here, so nothing is waited for.
  pace: { settleSeconds: 0 },
};

function build(options: ReferenceOptions = {}): void {
  reference = createReference(options);
  clients = clientsOf(reference);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-remove-'));
  build();
  intercept = () => undefined;
  unreadable = false;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const contains = (text: string) => (request: HttpRequest) =>
  Buffer.from(request.body).toString().includes(text) || request.path.includes(text);

/** Removes what the journals of the folder list. */
async function sweepAll() {
  await sweep({
    target,
    facts: await learnFacts(target, { id: 'sweep0', secret: 'told' }),
    folder,
    olderThanMs: 60_000,
  });
}

function run(options: Partial<ConformanceOptions> = {}) {
  return runConformance({
    target,
    only: ['InvalidSnsTopicNameException/sns*'],
    journal: folder,
    ...options,
  });
}

/** Cases whose request and control have the same name. */
const sameName = loadTable()
  .cases.filter(({ request, control }) => {
    const name = (request.input as { Name?: unknown } | undefined)?.Name;
    const again = (control?.request.input as { Name?: unknown } | undefined)?.Name;
    return typeof name === 'string' && name.startsWith('${named:') && name === again;
  })
  .map(({ id }) => id);

const topics = async () => (await clients.sns.send(new ListTopicsCommand({}))).Topics ?? [];
const buckets = async () => (await clients.s3.send(new ListBucketsCommand({}))).Buckets ?? [];
const trails = async () => (await clients.cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? [];

describe('a need', () => {
  it('is removed if the answer to its create was lost, and its journal ends', async () => {
    intercept = (request) => (contains('Action=CreateTopic')(request) ? 'lose' : undefined);
    const { report } = await run();
    expect(report.cases.map(({ outcome }) => outcome)).toContain('untestable');
    expect(report.leaks).toEqual([]);
    expect(await topics()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is a leak if it can’t be removed', async () => {
    intercept = (request) =>
      contains('Action=CreateTopic')(request)
        ? 'lose'
        : contains('Action=DeleteTopic')(request)
          ? 403
          : undefined;
    const { report } = await run();
    const left = (await topics()).map(({ TopicArn }) => TopicArn?.split(':').at(-1));
    expect(left.length).toBeGreaterThan(0);
    expect(report.leaks.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(
      left.map((name) => `sns.topic ${name}`).sort(),
    );
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('a resource that the target lists at the end of a run', () => {
  const asks = (operation: string) => (request: HttpRequest) =>
    request.headers['x-amz-target']?.endsWith(`.${operation}`) === true;
  const names = (all: readonly { Name?: string | undefined }[]) => all.map(({ Name = '' }) => Name).sort();
  const INVALID_NAMES = { only: ['InvalidTrailNameException/name-length-*'] };

  it('is a leak if DeleteTrail answers 200 and removes nothing, until a sweep removes it', async () => {
    intercept = (request) => (asks('DeleteTrail')(request) ? 200 : undefined);
    const { report } = await run(INVALID_NAMES);
    const left = names(await trails());
    expect(left.length).toBeGreaterThan(0);
    expect(report.leaks.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(
      left.map((name) => `${TRAIL} ${name}`),
    );
    // The Region is full by then, for which no case is at fault.
    expect(new Set(report.cases.map(({ outcome }) => outcome))).toEqual(new Set(['pass', 'untestable']));
    intercept = () => undefined;
    await sweepAll();
    expect(await trails()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps its slot if it can’t be removed, so that no more are created and no case fails', async () => {
    const created: string[] = [];
    intercept = (request) => {
      if (asks('CreateTrail')(request)) created.push(Buffer.from(request.body).toString());
      return asks('DeleteTrail')(request) && !contains('preflight')(request) ? 403 : undefined;
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

  it('keeps its slot if the target no longer answers, and the cases that get none say so', async () => {
    let hasTrail = false;
    let isGone = false;
    intercept = (request) => {
      hasTrail ||= asks('CreateTrail')(request);
      isGone ||= hasTrail && asks('DeleteTrail')(request);
      return isGone ? 'lose' : undefined;
    };
    const { report } = await run({ ...INVALID_NAMES, maxTrails: 1 });
    const errors = report.cases.flatMap(({ error }) => (error?.kind === 'harness' ? [error.message] : []));
    expect(errors).toContain(
      'no slot is free: 1 trail of earlier cases could not be removed: no answer (the target stopped answering: 4 requests in a row without a whole answer (socket hang up))',
    );
    expect(report.cases.map(({ outcome }) => outcome)).not.toContain('fail');
  });

  it('is removed once where the request of its name was refused in an unreadable way', async () => {
    let deletes: string[] = [];
    intercept = async (request) => {
      if (asks('DeleteTrail')(request)) deletes.push(Buffer.from(request.body).toString());
      return undefined;
    };
    unreadable = true;
    const { report } = await run({ only: sameName });
    deletes = deletes.filter((body) => !body.includes('preflight'));
    expect(deletes.length).toBeGreaterThan(0);
    expect(new Set(deletes).size).toBe(deletes.length);
    expect(new Set(report.cases.map(({ outcome }) => outcome))).toEqual(new Set(['fail']));
    expect(report.leaks).toEqual([]);
  });

  it('is gone if it is no longer listed, whatever the answer to its removal looks like', async () => {
    intercept = async (request) => {
      if (!asks('DeleteTrail')(request) || contains('preflight')(request)) return undefined;
      await reference.handle(request);
      return 403;
    };
    const { report } = await run({ ...INVALID_NAMES, maxTrails: 2 });
    expect(new Set(report.cases.map(({ outcome }) => outcome))).toEqual(new Set(['pass']));
    expect(report.leaks).toEqual([]);
  });

  it.each(['DeleteTrail', 'DescribeTrails'])(
    'can’t exist if %s is not implemented, because then nothing is created',
    async (what) => {
      const sent: string[] = [];
      intercept = (request) => {
        sent.push(request.headers['x-amz-target'] ?? request.path);
        return asks(what)(request) ? 501 : undefined;
      };
      await expect(run(INVALID_NAMES)).rejects.toThrow(new RegExp(`does not serve ${what} \\(status 501\\)`));
      expect(sent.filter((target) => !/DescribeTrails|DeleteTrail/.test(target))).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('is a leak if DeleteBucket answers 204 and removes nothing', async () => {
    const isBucket = /^\/[^/?]+\/?(?:\?|$)/;
    intercept = ({ method, path }) => (method === 'DELETE' && isBucket.test(path) ? 204 : undefined);
    const { report } = await run();
    expect(names(await buckets()).length).toBeGreaterThan(0);
    expect(report.leaks.map(({ name }) => name).sort()).toEqual(names(await buckets()));
    expect(report.leaks.map(({ kind }) => kind)).toEqual(report.leaks.map(() => 's3.bucket'));
  });

  it('is removed if a rejected trail is stored under another name, and reported if it may be somebody else’s', async () => {
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
    const { report } = await run({
      only: ['InvalidTrailNameException/name-length-*', 'S3BucketDoesNotExistException/nobody-owns-it'],
    });
    expect(count).toBeGreaterThan(3);
    const left = names(await trails());
    expect(left).toHaveLength(1);
    expect(report.leaks).toEqual([
      { kind: TRAIL, name: left[0], reason: expect.stringMatching(/^perhaps left: it was not there before/) },
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is no leak if it existed before or belongs to another run', async () => {
    await makeBucket(clients, 'logs', bucketStatements('logs', ['AWSLogs/123456789012']));
    await clients.cloudtrail.send(new CreateTrailCommand({ Name: 'theirs', S3BucketName: 'logs' }));
    let once = true;
    intercept = async (request) => {
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

describe('an exception in the suite itself', () => {
  /** Throws after the needs were provided. */
  const progress = {
    expect: () => {
      throw new Error('the terminal is closed');
    },
  };
  let runId = '';

  /** Creates a trail of the run as soon as there is a need, like a case that was interrupted. */
  async function leaveTrail(request: HttpRequest): Promise<undefined> {
    const [, found] = /ctc-(\w{6})-/.exec(request.path + Buffer.from(request.body)) ?? [];
    if (found === undefined || found === runId) return;
    runId = found;
    const Name = `ctc-${runId}-0123456789`;
    await new Journal(join(folder, `${runId}.jsonl`)).intend(TRAIL, Name);
    await makeBucket(clients, 'logs', bucketStatements('logs', ['AWSLogs/123456789012']));
    await clients.cloudtrail.send(new CreateTrailCommand({ Name, S3BucketName: 'logs' }));
  }

  it('still removes everything', async () => {
    intercept = leaveTrail;
    await expect(run({ progress })).rejects.toThrow(/^the terminal is closed$/);
    expect([...(await topics()), ...(await trails())]).toEqual([]);
    expect((await buckets()).map(({ Name }) => Name)).toEqual(['logs']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('lists what could not be removed', async () => {
    intercept = async (request) => {
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
    expect(message).toMatch(/^the terminal is closed\nLeft behind; remove it with the verb sweep:\n/);
    for (const { kind, name } of left) expect(message).toContain(`${kind} ${name}`);
  });
});
