import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { provideNeeds } from '../needs/provide.ts';
import { learnFacts } from '../probe/preflight.ts';
import { createReference } from '../reference/index.ts';
import { runAtOnce } from '../session/testing/in-process.ts';
import { httpTransport } from './http.ts';
import { openLanes } from './index.ts';
import { HOSTILE_ANSWERS, type Hostile, JSON_TYPE, SMUGGLED } from './testing/hostile-answers.ts';
import { withRetry } from './with-retry.ts';

const ANSWER_TIMEOUT_MS = 1_500;
const MEBIBYTE = 1024 * 1024;

let elsewhere = 0;
const other = createServer((_, out) => {
  elsewhere += 1;
  out.end('{}');
}).listen(0, '127.0.0.1');
afterAll(() => void other.close());

const started = new WeakMap<Server, number>();

const TABLE: readonly Hostile[] = [
  { name: 'never answers', answer: () => {}, outcomes: ['error'], unreachable: true, bound: 8_000 },
  {
    name: 'drips a byte a second',
    answer: (out) => {
      out.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' });
      const timer = setInterval(() => out.write(' '), 1_000);
      out.on('close', () => clearInterval(timer));
    },
    outcomes: ['error'],
    unreachable: true,
    bound: 8_000,
  },
  {
    name: 'closes mid-body',
    answer: (out) => {
      out.writeHead(200, { ...JSON_TYPE, 'content-length': '500' });
      out.write('{"Name":"a', () => out.socket?.destroy());
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'states a longer Content-Length than it sends',
    answer: (out, honest) => {
      const body = String(honest.body);
      out.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length + 50}\r\n\r\n${body}`);
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'states a shorter Content-Length than it sends',
    answer: (out) => {
      out.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"Name":"abcdefghijkl"}`);
    },
    outcomes: ['fail', 'error'],
    bound: 8_000,
  },
  {
    name: 'never ends its body',
    answer: (out) => {
      out.writeHead(200, JSON_TYPE);
      const more = () => {
        while (!out.destroyed && out.write('x'.repeat(65_536)));
      };
      out.on('drain', more);
      more();
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'sends a gzip bomb',
    answer: (out) => {
      out.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' });
      out.end(BOMB);
    },
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends invalid UTF-8',
    answer: (out) =>
      void out.writeHead(200, JSON_TYPE).end(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0xc3, 0x7d])),
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends invalid JSON',
    answer: (out) => void out.writeHead(400, JSON_TYPE).end('{"__type": InvalidTrailNameException'),
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends __proto__ keys',
    answer: (out) =>
      void out
        .writeHead(200, JSON_TYPE)
        .end('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'redirects elsewhere',
    answer: (out) => {
      const { port } = other.address() as AddressInfo;
      out.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    },
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends huge headers',
    answer: (out, honest) => {
      const headers = Array.from({ length: 64 }, (_, i) => `x-${i}: ${'h'.repeat(4_000)}\r\n`).join('');
      out.socket?.end(`HTTP/1.1 200 OK\r\n${headers}\r\n${String(honest.body)}`);
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'resets every third request',
    answer: (out, honest, index) => {
      if (index % 3 === 2) out.socket?.resetAndDestroy();
      else out.writeHead(honest.status, honest.headers).end(honest.body);
    },
    outcomes: ['pass', 'error'],
    bound: 8_000,
  },
];

const BOMB = gzipSync(Buffer.alloc(64 * MEBIBYTE));

/** Serves the reference; what concerns CreateTrail goes through `hostile`. */
async function serve(hostile: Hostile['answer'], every = false, busyUntil = () => 0) {
  const reference = createReference();
  let index = 0;
  const server = createServer((incoming: IncomingMessage, out) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      if (Date.now() < busyUntil()) {
        out.writeHead(503).end('<html>busy</html>');
        return;
      }
      const honest = await reference.handle({
        method: incoming.method ?? 'POST',
        path: incoming.url ?? '/',
        headers: incoming.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      const creates = String(incoming.headers['x-amz-target']).endsWith('.CreateTrail');
      if (creates || every) hostile(out, honest, index++);
      else out.writeHead(honest.status, honest.headers).end(honest.body);
    })();
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  started.set(server, Date.now());
  const healthy = await reference.listen();
  return { server, healthy, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const table = loadTable();
const CASES = table.cases
  .filter(({ group, before }) => before.length === 0 && group.startsWith('Inv'))
  .slice(0, 12);

const noWorld = async (name: string) => ({ name, reason: 'none here', remedy: '' });

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
  const done = await runAtOnce(CASES, { table, lanes, facts, bindings, unmet, enter: noWorld });
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
