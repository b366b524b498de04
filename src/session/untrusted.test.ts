import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type DirectAnswer,
  type DirectRequest,
  type Handle,
  inProcessTransport,
} from '../lanes/in-process.ts';
import { sweep } from '../needs/sweep/sweep.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference } from '../reference/index.ts';
import { runConformance } from './conformance.ts';
import { inProcessTarget } from './testing/in-process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-untrusted-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Body = Record<string, unknown>;

/** Stores a trail under whatever it is given as a name, as a loosely typed server does. */
function looselyTyped(): { handle: Handle; stored: Map<unknown, Body> } {
  const reference = createReference();
  const stored = new Map<unknown, Body>();
  const answer = (body: Body): DirectAnswer => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'loose' },
    body: JSON.stringify(body),
  });
  const own = ({ headers, body }: DirectRequest): DirectAnswer | undefined => {
    const operation = headers['x-amz-target']?.split('.').at(-1);
    if (operation !== 'CreateTrail' && operation !== 'DeleteTrail') return undefined;
    const text = Buffer.from(body).toString();
    const { Name, S3BucketName } = (text.startsWith('{"') ? JSON.parse(text) : {}) as Body;
    if (operation === 'DeleteTrail') {
      const [key] = [...stored].find(([, { TrailARN }]) => TrailARN === Name) ?? [];
      return key !== undefined && stored.delete(key) ? answer({}) : undefined;
    }
    if (typeof Name !== 'number') return undefined;
    const trail = { Name, S3BucketName, TrailARN: `arn:aws:cloudtrail:us-east-1:123456789012:trail/${Name}` };
    stored.set(Name, trail);
    return answer(trail);
  };
  return {
    stored,
    handle: async (request) => {
      const mine = own(request);
      if (mine) return mine;
      const given = await reference.handle(request);
      if (!request.headers['x-amz-target']?.endsWith('.DescribeTrails')) return given;
      const { trailList } = JSON.parse(String(given.body)) as { trailList: Body[] };
      const { 'content-length': _, ...headers } = given.headers;
      return { ...given, headers, body: JSON.stringify({ trailList: [...trailList, ...stored.values()] }) };
    },
  };
}

const ONLY = ['Protocol/type-name', 'Response/smallest'];

it('removes a trail that a loosely typed server stored under a number', async () => {
  const { handle, stored } = looselyTyped();
  const names: unknown[] = [];
  const target = inProcessTarget(
    inProcessTransport(async (request) => {
      const answer = await handle(request);
      names.push(...stored.keys());
      return answer;
    }),
  );
  const { report } = await runConformance({ target, only: ONLY, journal: folder });
  expect(names).toContain(5);
  expect(report.cases.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['Response/smallest', 'pass'],
    ['Protocol/type-name', 'fail'],
  ]);
  expect(report.leaks).toEqual([]);
  expect([...stored]).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

it('reports it as a leak if the server does not remove it, and a sweep goes on beside it', async () => {
  const { handle, stored } = looselyTyped();
  let isStuck = true;
  const target = inProcessTarget(
    inProcessTransport(async (request) =>
      isStuck && Buffer.from(request.body).toString().includes(':trail/5"')
        ? { status: 400, headers: {}, body: '{"__type":"InternalError"}' }
        : handle(request),
    ),
  );
  const { report } = await runConformance({ target, only: ONLY, journal: folder });
  expect(report.leaks).toEqual([expect.objectContaining({ kind: 'cloudtrail.trail', name: '5' })]);
  isStuck = false;
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  const swept = await sweep({ target, facts, folder, olderThanMs: 0 });
  expect(swept.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect([...stored]).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});
