import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { createReference } from '../../src/reference/index.ts';
import { readRun } from '../../src/results/read-report.ts';
import { measured } from '../safety/measured.ts';
import { SOURCES } from './kill.ts';
import { openPlace, type Place } from './place.ts';

let folder = '';
let place: Place;
let creates = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-long-'));
  creates = 0;
  const reference = createReference();
  // As long as an answer may be, of what once took longest to redact.
  const body = JSON.stringify({ __type: 'Other', message: ':'.repeat(2_000_000) });
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  place = await openPlace(async (request) => {
    const honest = await reference.handle(request);
    if (!request.headers['x-amz-target']?.endsWith('.CreateTrail')) return honest;
    creates += 1;
    return { status: 400, headers, body };
  });
});
afterEach(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

const words = () => [
  ...['run', '--endpoint', place.url, '--only', 'InvalidTrailName*'],
  ...['--out', join(folder, 'out'), '--journal', join(folder, 'journal')],
];

/** Milliseconds of CPU that a process has had. */
function cpuMs(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Counted in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

test('a target whose answers are as long as they may be is given up in bounded memory, with a report', async () => {
  const { code, said, maxMiB } = await measured(words(), SOURCES);
  expect(said).toMatch(/The run was broken off: answers of more than 64 KiB had 12 MiB together/);
  expect(code).toBe(2);
  expect(maxMiB).toBeLessThan(700);
  const { report, recordings } = await readRun(join(folder, 'out'));
  expect(recordings).toHaveLength(report.cases.length);
  expect(report.leaks).toEqual([]);
  expect(await place.inventory()).toEqual([]);
});

test.each([
  ['at the third answer', 3, 0],
  ['at the sixth answer', 6, 0],
  // The seventh is more than is kept, so that the run ends with it.
  ['while what was recorded is redacted', 7, 300],
  ['while the report is written', 7, 1_500],
])('SIGINT is heard %s', async (_, atCreate, laterMs) => {
  const child = spawn(process.execPath, [...SOURCES, ...words()], { cwd: packageRoot() });
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  let said = '';
  let signalled = 0;
  let heard: number | undefined;
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (signalled > 0 && /^Interrupted\./m.test(said)) heard ??= cpuMs(child.pid) - signalled;
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (creates < atCreate && !isOver) await sleep(10);
  const from = isOver ? 0 : cpuMs(child.pid);
  while (!isOver && cpuMs(child.pid) < from + laterMs) await sleep(10);
  if (!isOver) {
    signalled = cpuMs(child.pid);
    child.kill('SIGINT');
  }
  expect(await ended).toBe(2);
  process.stdout.write(`heard after ${heard} ms of CPU\n`);
  // Once all is written and removed there is nothing left to interrupt.
  if (heard !== undefined) expect(heard).toBeLessThan(2_000);
  else expect(laterMs).toBeGreaterThan(0);
  expect(await place.inventory()).toEqual([]);
});
