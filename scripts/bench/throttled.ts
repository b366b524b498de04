import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createReference } from '../../src/reference/index.ts';
import { runConformance } from '../../src/session/conformance.ts';
import { describeTarget } from '../../src/targets/describe.ts';

export interface ThrottledFigures {
  /** Milliseconds of the whole run. */
  totalMs: number;
  /** Creates that the target let through, and those it throttled. */
  calls: number;
  throttled: number;
  outcomes: Readonly<Record<string, number>>;
}

/** Milliseconds that every answer takes. */
const LATENCY_MS = 150;
const THROTTLED = JSON.stringify({ __type: 'ThrottlingException', Message: 'Rate exceeded' });

/** Runs all cases on a target that answers late and lets one create pass each `intervalMs`. */
export async function measureThrottled(operation: string, intervalMs: number): Promise<ThrottledFigures> {
  const reference = createReference();
  const figures = { calls: 0, throttled: 0 };
  let next = 0;
  const server = createServer(async (incoming, out) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    await sleep(LATENCY_MS);
    const { method = 'POST', url: path = '/', headers } = incoming;
    if (String(headers['x-amz-target']).endsWith(`.${operation}`)) {
      if (performance.now() < next) {
        figures.throttled += 1;
        out.writeHead(400, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'throttled' });
        out.end(THROTTLED);
        return;
      }
      figures.calls += 1;
      next = performance.now() + intervalMs;
    }
    const body = Buffer.concat(chunks);
    const answer = await reference.handle({ method, path, headers: headers as Record<string, string>, body });
    out.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const journal = await mkdtemp(join(tmpdir(), 'ctc-bench-'));
  try {
    const chosen = { name: 'throttled', config: { endpoint }, folder: process.cwd() };
    const target = await describeTarget(chosen, { url: endpoint, env: {} });
    const begin = performance.now();
    const { report } = await runConformance({ target, only: [], journal });
    return { totalMs: performance.now() - begin, ...figures, outcomes: { ...report.summary.outcomes } };
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(journal, { recursive: true });
  }
}
