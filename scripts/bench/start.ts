import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/files/root.ts';
import { createReference } from '../../src/reference/index.ts';

export interface StartFigures {
  /** Milliseconds from the start of the process to the first request that reaches the target. */
  firstMs: number;
  /** … to the first create, after the probes and with every need of the case there. */
  createMs: number;
  /** Milliseconds of `vitest run` with no test file to load, start to end. */
  emptyMs: number;
}

const run = promisify(execFile);
const CASE = 'InvalidTrailNameException/empty';

/** Starts the built command as an installed one, and vitest with nothing to do, in turn. The first round only warms the disk. */
export async function measureStart(operation: string, rounds: number): Promise<StartFigures[]> {
  const root = packageRoot();
  const out = await mkdtemp(join(tmpdir(), 'ctc-bench-'));
  const reference = createReference();
  /** When the target was first asked for anything, and for a create. */
  let asked: { first?: number; create?: number } = {};
  const server = createServer(async (incoming, answer) => {
    asked.first ??= performance.now();
    const { method = 'POST', url: path = '/', headers } = incoming;
    if (String(headers['x-amz-target']).endsWith(`.${operation}`)) asked.create ??= performance.now();
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { status, ...rest } = await reference.handle({
      method,
      path,
      headers: headers as Record<string, string>,
      body,
    });
    answer.writeHead(status, rest.headers).end(rest.body);
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const command = [
    join(root, 'dist/cli.js'),
    'run',
    '--endpoint',
    endpoint,
    '--only',
    CASE,
    '--journal',
    join(out, 'journal'),
    '--out',
    out,
  ];
  const nothing = ['run', '--config', 'vitest.config.ts', '--passWithNoTests', 'nothing-of-the-kind'];
  const figures: StartFigures[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      asked = {};
      const begin = performance.now();
      await run(process.execPath, command, { cwd: root });
      const between = performance.now();
      await run(join(root, 'node_modules/.bin/vitest'), nothing, { cwd: root });
      const emptyMs = performance.now() - between;
      const { first, create } = asked;
      if (first === undefined || create === undefined) throw new Error(`${CASE} sent no request`);
      if (round > 0) figures.push({ firstMs: first - begin, createMs: create - begin, emptyMs });
    }
    return figures;
  } finally {
    server.close();
    await rm(out, { recursive: true });
  }
}
