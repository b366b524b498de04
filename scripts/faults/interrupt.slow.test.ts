import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { sweep } from '../../src/needs/sweep/sweep.ts';
import { learnFacts } from '../../src/probe/preflight.ts';
import { openPlace, type Place } from './place.ts';

let folder = '';
let place: Place;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-interrupt-'));
  place = await openPlace({ latencyMs: 20 });
  await place.addForeign();
});
afterEach(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the suite and sends signals while creates are under way; `at` is the create of the first one. */
async function interrupt(signals: readonly NodeJS.Signals[], at: number, explore = false) {
  const main = join(packageRoot(), 'src/cli/main.ts');
  const what = explore ? ['--explore', '5000', '--seed', '1'] : ['--out', join(folder, 'out')];
  const args = ['run', '--endpoint', place.url, '--journal', join(folder, 'journal'), ...what];
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { cwd: packageRoot() });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  let begin = 0;
  place.atCreate((count) => {
    if (count !== at) return;
    begin = performance.now();
    for (const [index, signal] of signals.entries()) setTimeout(() => child.kill(signal), index * 150);
  });
  const exit = await new Promise<number | string>((ended) => {
    child.on('exit', (code, signal) => ended(code ?? signal ?? ''));
  });
  return { exit, said, ms: performance.now() - begin };
}

test.each(['SIGINT', 'SIGTERM', 'SIGQUIT'] as const)(
  '%s ends a run within ten seconds and leaves nothing',
  async (signal) => {
    const before = await place.inventory();
    const { exit, said, ms } = await interrupt([signal], 30);
    expect(exit, said).toBe(2);
    expect(said).toMatch(/The run was broken off: the run was interrupted/);
    expect(ms).toBeLessThan(10_000);
    expect(await place.inventory()).toEqual(before);
    expect(await readdir(join(folder, 'journal'))).toEqual([]);
  },
);

test('a second SIGINT ends the run at once and says what is left, which sweep removes', async () => {
  const before = await place.inventory();
  const { exit, said, ms } = await interrupt(['SIGINT', 'SIGINT'], 30);
  expect(exit).toBe(3);
  expect(ms).toBeLessThan(2_000);
  const left = (await place.inventory()).filter((one) => !before.includes(one));
  expect(left.length).toBeGreaterThan(0);
  for (const one of left) expect(said).toContain(one.split(' ')[1]);
  const { target } = place;
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  await sweep({ target, facts, folder: join(folder, 'journal'), olderThanMs: 0 });
  expect(await place.inventory()).toEqual(before);
});

test('SIGINT ends an exploration and leaves nothing', async () => {
  const before = await place.inventory();
  const { exit, said, ms } = await interrupt(['SIGINT'], 30, true);
  expect(exit, said).toBe(2);
  expect(said).toMatch(/The exploration stopped early: the run was interrupted/);
  expect(ms).toBeLessThan(10_000);
  expect(await place.inventory()).toEqual(before);
  expect(await readdir(join(folder, 'journal'))).toEqual([]);
});

test.each([2, 6, 30])(
  'an exploration that is killed at create %i leaves nothing once it is swept',
  async (at) => {
    const before = await place.inventory();
    expect((await interrupt(['SIGKILL'], at, true)).exit).toBe('SIGKILL');
    expect((await place.inventory()).length).toBeGreaterThan(before.length);
    const { target } = place;
    const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
    await sweep({ target, facts, folder: join(folder, 'journal'), olderThanMs: 60_000 });
    expect(await place.inventory()).toEqual(before);
    expect(await readdir(join(folder, 'journal'))).toEqual([]);
  },
);

test('without its journal a run is swept by name and tag, and only once it is old enough', async () => {
  const before = await place.inventory();
  await interrupt(['SIGKILL'], 20);
  const left = (await place.inventory()).filter((one) => !before.includes(one));
  const { target } = place;
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  const nothing = { target, facts, folder: join(folder, 'lost') };
  const young = await sweep({ ...nothing, olderThanMs: 60_000 });
  expect(young.filter(({ outcome }) => outcome !== 'kept')).toEqual([]);
  const old = await sweep({ ...nothing, olderThanMs: 0, now: Date.now() + 1 });
  const after = await place.inventory();
  const kept = after.filter((one) => !before.includes(one));
  expect(before.filter((one) => !after.includes(one))).toEqual([]);
  // What was killed between its create and its tag is not removed without a journal, but it is named.
  for (const one of kept) {
    const [, name] = one.split(' ');
    expect(old.find((swept) => swept.name === name)).toMatchObject({
      outcome: 'kept',
      reason: 'it has no tag of a run',
    });
  }
  expect(kept.length).toBeLessThan(left.length);
});
