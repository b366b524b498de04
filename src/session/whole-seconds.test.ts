import { describe, expect, it } from 'vitest';
import { loadSuite } from '../contract/table.ts';
import { fakeClock } from '../contract/testing/fake-clock.ts';
import type { Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runOnClock, wrongOf } from './testing/on-clock.ts';

// Cases whose times are held against the clock of the run are left out: the server's clock is another one here.
const table = loadSuite();
const cases = table.cases.filter(
  (one) => one.before.some(({ waitAfter }) => waitAfter) && !JSON.stringify(one).includes('"between"'),
);

/** Whether the StartLoggingTime of a trail becomes the present one, by the operation and whether the trail has one. */
type Moves = (operation: string, hasTime: boolean) => boolean | undefined;

const textOf = (body: string | Uint8Array) => Buffer.from(body).toString();

/** A server whose times are whole seconds; `moves` tells where its time of the start differs from the reference's. */
async function failing(moves: Moves = () => undefined): Promise<string[]> {
  const clock = fakeClock();
  const now = () => Math.floor(clock.now() / 1000);
  const { handle } = createReference({ now: () => now() * 1000 });
  const times = new Map<string, number>();
  const server: Handle = async (request) => {
    const answer = await handle(request);
    const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
    if (answer.status !== 200 || !/^(?:Start|Stop|AddTags|GetTrailStatus)/.test(operation)) return answer;
    const { Name, ResourceId = Name } = JSON.parse(textOf(request.body));
    const trail = ResourceId.split('/').at(-1);
    const isMoved = moves(operation, times.has(trail)) ?? (operation === 'StartLogging' && !times.has(trail));
    if (isMoved) times.set(trail, now());
    if (operation !== 'GetTrailStatus' || moves('', true) === undefined) return answer;
    return {
      ...answer,
      body: JSON.stringify({ ...JSON.parse(textOf(answer.body)), StartLoggingTime: times.get(trail) }),
    };
  };
  return wrongOf(await runOnClock(table, cases, { handle: server, clock })).map(
    (text) => text.split(': ')[0] ?? '',
  );
}

describe('a server that tells times in whole seconds', () => {
  it('is right', async () => {
    expect(cases.length).toBeGreaterThan(5);
    expect(await failing()).toEqual([]);
  });

  it.each<[string, Moves, string]>([
    [
      'a second start moves the time of the first',
      (call) => call === 'StartLogging',
      'StartLogging/State/twice',
    ],
    ['a stop moves the time of the start', (call) => /^St/.test(call), 'StopLogging/State/times'],
    [
      'tags move the time of the start',
      (call, has) => (call === 'AddTags' ? true : call === 'StartLogging' && !has),
      'AddTags/State/logging',
    ],
    [
      'a start after a stop keeps the old time',
      (call, has) => call === 'StartLogging' && !has,
      'StartLogging/State/after-stop',
    ],
  ])('is wrong where %s', async (_, moves, id) => {
    expect(await failing(moves)).toContain(id);
  });
});
