import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { provideNeeds } from '../needs/provide.ts';
import { learnFacts } from '../probe/preflight.ts';
import { runAtOnce } from '../session/testing/in-process.ts';
import { httpTransport } from './http.ts';
import { openLanes } from './index.ts';
import { brokenAnswers } from './testing/broken-answers.ts';
import { HOSTILE_ANSWERS, type Hostile, SMUGGLED } from './testing/hostile-answers.ts';
import { serveHostile as serve } from './testing/serve-hostile.ts';
import { withRetry } from './with-retry.ts';

const ANSWER_TIMEOUT_MS = 1_500;
const MEBIBYTE = 1024 * 1024;

let elsewhere = 0;
const other = createServer((_, out) => {
  elsewhere += 1;
  out.end('{}');
}).listen(0, '127.0.0.1');
afterAll(() => void other.close());

const TABLE = brokenAnswers(() => (other.address() as AddressInfo).port);

const table = loadTable();
const isHere = (alias: string) => table.needs[alias]?.place === undefined;
// No case that needs a condition or another place, which there are not here.
const CASES = table.cases
  .filter(({ group, before }) => before.length === 0 && group.startsWith('Inv'))
  .filter(({ needs, places, worlds }) => !places && !worlds && needs.every(isHere))
  .slice(0, 12);

const noWorld = async (name: string) => ({ name, reason: 'none here', remedy: '' });

/** No case of these changes one. */
const noPolicy = () => Promise.reject(new Error('there is no policy to change'));

/** Runs twelve cases: needs and reads are served well, CreateTrail as the row says. */
async function runAgainst({ server, healthy, url }: Awaited<ReturnType<typeof serve>>) {
  const begin = performance.now();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const endpoints = { ...oneEndpoint(healthy.url), cloudtrail: url };
  const target = { name: 'hostile', endpoints, region: 'us-east-1', credentials };
  const facts = await learnFacts(target, { id: 'abc123', secret: 'told' });
  const aliases = [...new Set(CASES.flatMap(({ needs }) => needs))];
  const fixtures = await provideNeeds(aliases, { table, target, facts });
  const transport = httpTransport({ requestTimeout: ANSWER_TIMEOUT_MS });
  const lanes = withRetry(openLanes(target, transport), {
    once: [table.operation],
    removal: table.operations.remove,
  });
  const { bindings, unmet } = fixtures;
  const done = await runAtOnce(CASES, {
    table,
    lanes,
    facts,
    bindings,
    unmet,
    enter: noWorld,
    setPolicy: noPolicy,
  });
  const leaks = await fixtures.removeAll();
  lanes.close();
  const ms = performance.now() - begin;
  const honest = { ...target, endpoints: oneEndpoint(healthy.url) };
  const look = openLanes(honest, httpTransport());
  const left = await look.send(table.operations.list, { lane: 'sdk', input: {} });
  look.close();
  server.closeAllConnections();
  server.close();
  await healthy.close();
  const trails = left.seen.kind === 'accepted' ? left.seen.output[table.operations.listMember] : undefined;
  return {
    done,
    ms,
    leaks,
    trails,
    outcomes: new Set(done.map(({ result }) => result.outcome)),
    unreachable: lanes.unreachable(),
  };
}

/** Runs the cases against a row of a table, and writes what came of it: outcomes, time and memory. */
async function holdsOut({ answer, outcomes, unreachable = false, bound, name }: Hostile) {
  const memory = process.memoryUsage().rss;
  const run = await runAgainst(await serve(answer));
  const grown = process.memoryUsage().rss - memory;
  process.stdout.write(
    `${name} | ${[...run.outcomes].join(', ')} | ${run.unreachable ? 'given up' : ''} | ${Math.round(run.ms)} ms of ${bound} | ${Math.round(grown / MEBIBYTE)} MiB\n`,
  );
  expect(outcomes).toEqual(expect.arrayContaining([...run.outcomes]));
  if (unreachable) expect(run.unreachable).toMatch(/stopped answering/);
  expect(run.ms).toBeLessThan(bound);
  expect(run.leaks).toEqual([]);
  expect(run.trails).toEqual([]);
  expect(grown).toBeLessThan(300 * MEBIBYTE);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(elsewhere).toBe(0);
  return run;
}

// One at a time: the memory is that of the row.
describe('at the edge of HTTP and of what can be read, a target that', () => {
  test.each(HOSTILE_ANSWERS)('$name', async (row) => {
    const { done } = await holdsOut(row);
    // What is behind an answer is an answer to nothing.
    expect(done.some(({ recording }) => JSON.stringify(recording).includes(SMUGGLED))).toBe(false);
  });
});

describe.concurrent('a target that', () => {
  test.each(TABLE)('$name', async (row) => {
    await holdsOut(row);
  });

  test('answers 503 for ten seconds is waited for', async () => {
    let since: number | undefined;
    const honestly: Hostile['answer'] = (out, honest) =>
      void out.writeHead(honest.status, honest.headers).end(honest.body);
    const busyUntil = () => {
      since ??= Date.now();
      return since + 10_000;
    };
    const run = await runAgainst(await serve(honestly, true, busyUntil));
    process.stdout.write(
      `answers 503 for ten seconds | ${[...run.outcomes].join(', ')} | | ${Math.round(run.ms)} ms of 20000\n`,
    );
    expect([...run.outcomes]).toEqual(['pass']);
    expect(run.ms).toBeLessThan(20_000);
    expect(run.trails).toEqual([]);
  });

  test('dies at case k costs one refusal, not one deadline for every case left', async () => {
    let served = 0;
    const place = await serve((out, honest) => {
      served += 1;
      if (served < 10) out.writeHead(honest.status, honest.headers).end(honest.body);
      else {
        place.server.close();
        place.server.closeAllConnections();
      }
    }, true);
    const run = await runAgainst(place);
    process.stdout.write(
      `dies at case k | ${[...run.outcomes].join(', ')} | given up | ${Math.round(run.ms)} ms of 4000\n`,
    );
    expect([...run.outcomes].sort()).toEqual(['error', 'pass']);
    expect(run.unreachable).toMatch(/stopped answering/);
    expect(run.ms).toBeLessThan(4_000);
  });
});
