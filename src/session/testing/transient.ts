import type { Clock } from '../../contract/clock.ts';
import { itemsIn } from '../../contract/items.ts';
import { isRead } from '../../contract/operations.ts';
import { loadTable } from '../../contract/table.ts';
import { fakeClock } from '../../contract/testing/fake-clock.ts';
import { type DirectAnswer, type Handle, inProcessTransport } from '../../lanes/in-process.ts';
import { type Lanes, openLanes } from '../../lanes/index.ts';
import { createReference } from '../../reference/index.ts';
import { inProcessTarget } from './in-process.ts';
import { runOnClock, wrongOf } from './on-clock.ts';

const table = loadTable();

/** Numbers from 0 to 1 that depend on the seed only. */
export function drawing(seed: number): () => number {
  let state = seed * 7_919 + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs the table as a run does, on a clock that nobody waits for; `faulty` serves the calls of CloudTrail, or of all services. */
export async function runOn(
  faulty: (handle: Handle, clock: Clock) => Handle,
  cases: readonly (typeof table.cases)[number][] = table.cases,
  { everywhere = false } = {},
) {
  const clock = fakeClock();
  const { handle } = createReference();
  const wrong = faulty(handle, clock);
  const gated: Handle = (request) =>
    everywhere || /CloudTrail_/.test(request.headers['x-amz-target'] ?? '')
      ? wrong(request)
      : handle(request);
  const done = await runOnClock(table, cases, { handle: gated, clock });
  return { done, wrong: wrongOf(done) };
}

/** A fault of the server. */
export const FAULT: DirectAnswer = { status: 500, headers: {}, body: '{"__type":"InternalFailure"}' };
/** A connection that breaks under way. */
export const broken = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** Lists trails as they were some milliseconds ago; a trail that is not listed yet is not found by the other reads either. */
export function lagging(handle: Handle, clock: Clock, lagMs: () => number): Handle {
  interface Trail {
    Name: string;
    TrailARN: string;
  }
  /** What each account and Region listed at each moment. */
  const past: { at: number; lists: Map<string, Trail[]> }[] = [];
  const lanesOf = new Map<string, Lanes>();
  const json = (status: number, body: object): DirectAnswer => ({
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'late' },
    body: JSON.stringify(body),
  });
  const direct = inProcessTarget(inProcessTransport(handle));
  const scopeOf = (authorization = '') => {
    const [, accessKeyId = '', region = ''] = /Credential=(\w+)\/\d+\/([\w-]+)\//.exec(authorization) ?? [];
    const scope = `${accessKeyId} ${region}`;
    const credentials = { accessKeyId, secretAccessKey: 'test' };
    // Nobody lists for a request without a signature.
    if (region && !lanesOf.has(scope))
      lanesOf.set(scope, openLanes({ ...direct, region, credentials }, direct.transport));
    return scope;
  };
  const listAll = async () => {
    const lists = new Map<string, Trail[]>();
    for (const [scope, lanes] of lanesOf) {
      const { seen } = await lanes.send('DescribeTrails', { lane: 'sdk', input: {} });
      lists.set(scope, itemsIn(seen, 'trailList') as Trail[]);
    }
    past.push({ at: clock.now(), lists });
  };
  return async (request) => {
    const answer = await handle(request);
    const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
    const scope = scopeOf(request.headers.authorization);
    if (/^(?:Create|Delete)/.test(operation)) await listAll();
    // What lags is what is shown, not what is done.
    if (!isRead(operation)) return answer;
    const then = clock.now() - lagMs();
    const trailList = past.findLast(({ at }) => at <= then)?.lists.get(scope) ?? [];
    if (operation === 'DescribeTrails' && answer.status === 200) return json(200, { trailList });
    const { Name, ResourceIdList } = JSON.parse(Buffer.from(request.body).toString() || '{}') as {
      Name?: string;
      ResourceIdList?: string[];
    };
    const asked = Name ?? ResourceIdList?.[0];
    const isThere = trailList.some((trail) => trail.Name === asked || trail.TrailARN === asked);
    return isThere || answer.status !== 200 ? answer : json(400, { __type: 'TrailNotFoundException' });
  };
}
