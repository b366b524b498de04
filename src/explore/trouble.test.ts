import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../lanes/in-process.ts';
import {
  createReference,
  type HttpRequest,
  type HttpResponse,
  type ReferenceOptions,
} from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { makeBucket } from '../reference/testing/fixtures.ts';
import { inventoryOf } from '../reference/testing/inventory.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { runExploration } from './run.ts';
import { showExplored } from './show.ts';

let journal = '';
beforeEach(async () => {
  journal = await mkdtemp(join(tmpdir(), 'explore-'));
});
afterEach(() => rm(journal, { recursive: true }));

const isCreate = ({ headers }: HttpRequest) => headers['x-amz-target']?.endsWith('.CreateTrail') === true;
const isOfTrails = ({ headers }: HttpRequest) => headers['x-amz-target']?.includes('CloudTrail') === true;

interface Explored {
  options?: Partial<ReferenceOptions>;
  count?: number;
  /** An answer instead of the service's own; `creates` includes this request. */
  before?: (request: HttpRequest, creates: number) => HttpResponse | undefined;
  /** Called after each create, counted from 1; may throw to lose the answer. */
  created?: (request: HttpRequest, creates: number, answer: HttpResponse) => void;
  signal?: AbortSignal;
}

/** Explores a reference with a bucket of somebody else. `left` is what exists afterwards and didn't before. */
async function exploring({ options = {}, count = 40, before, created, signal }: Explored) {
  const reference = createReference(options);
  const clients = clientsOf(reference);
  await makeBucket(clients, 'theirs');
  const existing = await inventoryOf(clients);
  let creates = 0;
  const transport = inProcessTransport(async (request) => {
    if (isCreate(request)) creates += 1;
    const refused = before?.(request, creates);
    if (refused) return refused;
    const answer = await reference.handle(request);
    if (isCreate(request)) created?.(request, creates, answer);
    return answer;
  });
  // Nothing lags here, so nothing is waited for.
  const target = { ...inProcessTarget(transport), pace: { settleSeconds: 0 } };
  const run = await runExploration({
    ...{ target, count, seed: 3, runId: 'explor', journal },
    ...(signal ? { signal } : {}),
  });
  const after = await inventoryOf(clients);
  expect(existing.filter((one) => !after.includes(one))).toEqual([]);
  const left = after.filter((one) => !existing.includes(one));
  return { ...run, creates, left, shown: showExplored(run.explored, run.facts, run.bindings) };
}

const rejection = (code: string): HttpResponse => ({
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify({ __type: code, message: 'x' }),
});
const expired = rejection('ExpiredTokenException');

describe('an exploration', () => {
  it('removes everything, its journal too', async () => {
    const { explored, left, leaks } = await exploring({});
    expect(explored).toMatchObject({ unjudged: 0 });
    expect({ left, leaks, journals: await readdir(journal) }).toEqual({ left: [], leaks: [], journals: [] });
  });

  it('removes trails that a wrong service creates although it rejects the request', async () => {
    const { explored, left, leaks } = await exploring({
      count: 20,
      options: { trailAfterRejection: (trail) => trail },
    });
    expect(explored.refused).toBeGreaterThan(0);
    expect({ left, leaks }).toEqual({ left: [], leaks: [] });
  });

  it('retries throttled creates, and reports no surprise', async () => {
    const { explored, creates, shown } = await exploring({
      count: 4,
      before: (request, creates) =>
        isCreate(request) && creates === 3 ? rejection('ThrottlingException') : undefined,
    });
    expect(explored.surprises).toEqual([]);
    expect(explored).toMatchObject({ unjudged: 0 });
    expect(creates).toBe(5);
    expect(shown).toContain('All answers match the spec.');
  });

  it('counts answers of the environment, and doesn’t report them as surprises', async () => {
    const { explored, shown, left } = await exploring({
      before: (request, creates) => (isCreate(request) && creates % 8 === 0 ? expired : undefined),
    });
    expect(explored.surprises).toEqual([]);
    expect(explored.stopReason).toBeUndefined();
    expect(explored.unjudged).toBe(5);
    expect(explored.firstUnjudged).toBe('400 ExpiredTokenException');
    expect(shown).toContain('5 of them could not be judged, the first because of: 400 ExpiredTokenException');
    expect(shown).toContain('All other answers match the spec.');
    expect(left).toEqual([]);
  });

  it('removes trails whose answer was lost', async () => {
    const { explored, left, leaks } = await exploring({
      created: (_, creates) => {
        if (creates % 4 === 0) throw new Error('reset');
      },
    });
    expect(explored.surprises).toEqual([]);
    expect(explored).toMatchObject({ unjudged: 10 });
    expect({ left, leaks, journals: await readdir(journal) }).toEqual({ left: [], leaks: [], journals: [] });
  });

  it('stops after ten requests in a row that can’t be judged', async () => {
    const { explored, creates, left } = await exploring({
      before: (request, made) => (isOfTrails(request) && made > 5 ? expired : undefined),
    });
    expect(explored.stopReason).toBe('10 requests in a row could not be judged (400 ExpiredTokenException)');
    expect(explored.surprises).toEqual([]);
    expect(creates).toBe(15);
    expect(left).toEqual([]);
  });

  it('stops at the first trail that it can’t remove, and reports it', async () => {
    const { explored, leaks, left } = await exploring({
      before: (request) => (request.headers['x-amz-target']?.endsWith('.DeleteTrail') ? expired : undefined),
    });
    expect(explored.stopReason).toMatch(/^"ctc-explor-.*" could not be removed$/);
    expect(left.filter((one) => one.startsWith('trail'))).toEqual(
      leaks.filter(({ kind }) => kind === 'cloudtrail.trail').map(({ name }) => `trail ${name}`),
    );
    expect(await readdir(journal)).toEqual(['explor.jsonl']);
  });

  it('reports trails that are still listed after DeleteTrail answered 200', async () => {
    const { leaks, left } = await exploring({
      before: (request) =>
        request.headers['x-amz-target']?.endsWith('.DeleteTrail')
          ? { ...expired, status: 200, body: '{}' }
          : undefined,
    });
    expect(left.length).toBeGreaterThan(0);
    expect(leaks.map(({ name }) => `trail ${name}`).sort()).toEqual(left);
    expect(await readdir(journal)).toEqual(['explor.jsonl']);
  });

  it('stops when it is interrupted, and removes everything', async () => {
    const controller = new AbortController();
    const { explored, creates, left } = await exploring({
      signal: controller.signal,
      created: (_, made) => {
        if (made === 7) controller.abort();
      },
    });
    expect(explored.stopReason).toBe('the run was interrupted');
    expect(creates).toBe(7);
    expect({ left, journals: await readdir(journal) }).toEqual({ left: [], journals: [] });
  });

  it('keeps a surprise if it is interrupted while shrinking it', async () => {
    const controller = new AbortController();
    const { explored } = await exploring({
      count: 3_000,
      options: { rules: (rules) => rules.filter(({ id }) => id !== 'prefix.too-long') },
      signal: controller.signal,
      created: ({ body }, _, { status }) => {
        if (status === 200 && Buffer.from(body).includes('p'.repeat(201))) controller.abort();
      },
    });
    expect(explored.stopReason).toBe('the run was interrupted');
    expect(explored.surprises).toMatchObject([{ shrinks: 0, answered: '200 accepted' }]);
  });
});
