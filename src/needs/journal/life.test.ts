import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { oneEndpoint } from '../../contract/target.ts';
import { holdLease } from './lease.ts';
import { clockOfFolder, HEARTBEAT_MS, LEASE_MS, lifeOf } from './life.ts';
import { startOfProcess, thisMachine } from './machine.ts';
import { readJournal } from './read.ts';
import { Journal, startJournal } from './write.ts';

const HERE = 'boot pid:[1]';
const ELSEWHERE = 'boot pid:[2]';
/** A process that has ended. */
const ENDED = spawnSync(process.execPath, ['-e', '0']).pid;

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-life-'));
  const facts = { id: 'ab12cd', secret: '', region: 'us-east-1', otherRegion: 'us-west-2', partition: 'aws' };
  const endpoints = oneEndpoint('http://127.0.0.1:1');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  file = startJournal(folder, { target: { name: 't', endpoints, region: 'us-east-1', credentials }, facts });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

/** Whether the run counts as running, if its first line says this and its last was written so long ago. */
async function lifeWith(run: object, { agoMs = 0, here = HERE } = {}) {
  const [first = '', ...rest] = (await readFile(file, 'utf8')).split('\n');
  const changed = { ...JSON.parse(first), machine: HERE, ...run };
  await writeFile(file, [JSON.stringify(changed), ...rest].join('\n'));
  const seconds = (clockOfFolder(folder) - agoMs) / 1_000;
  await utimes(file, seconds, seconds);
  const journal = readJournal(file);
  if (!journal) throw new Error('the journal is gone');
  return lifeOf(journal, () => clockOfFolder(folder), here);
}

const own = { pid: process.pid, processStart: startOfProcess(process.pid) };

describe.runIf(thisMachine())('a run on the same machine', () => {
  it('is running as long as its process is', async () => {
    expect(await lifeWith(own)).toEqual({ isAlive: true });
    expect(await lifeWith(own, { agoMs: 10 * LEASE_MS })).toEqual({ isAlive: true });
  });

  it('has ended with its process, at once', async () => {
    expect(await lifeWith({ ...own, pid: ENDED })).toEqual({ isAlive: false });
  });

  it('has ended where another process has its id', async () => {
    expect(await lifeWith({ ...own, processStart: '1' })).toEqual({ isAlive: false });
    expect(await lifeWith({ ...own, pid: 1 })).toEqual({ isAlive: false });
  });

  it('has ended where it says so, although its process goes on', async () => {
    new Journal(file).mark('ended');
    expect(await lifeWith(own)).toEqual({ isAlive: false });
  });
});

describe('a run on another machine', () => {
  const hour = 3_600_000;
  it.each([
    ['a second ago', 1_000, true],
    ['just within its lease', LEASE_MS - 5_000, true],
    ['just outside of its lease', LEASE_MS + 5_000, false],
    ['by a clock that is an hour ahead', -hour, true],
  ])('whose journal was written %s: running %s', async (_, agoMs, isAlive) => {
    const life = await lifeWith({ ...own, pid: ENDED }, { agoMs, here: ELSEWHERE });
    expect(life.isAlive).toBe(isAlive);
    if (isAlive) expect(Math.abs((life.waitMs ?? 0) - (LEASE_MS - agoMs))).toBeLessThan(5_000);
  });

  it.each([-hour, hour])('counts the same where the clocks differ by %i ms', async (skew) => {
    const real = Date.now();
    vi.useFakeTimers({ now: real + skew, toFake: ['Date'] });
    expect((await lifeWith(own, { agoMs: LEASE_MS / 2, here: ELSEWHERE })).isAlive).toBe(true);
    expect((await lifeWith(own, { agoMs: LEASE_MS * 2, here: ELSEWHERE })).isAlive).toBe(false);
  });

  it('counts by its lease where its system does not tell machines apart', async () => {
    expect((await lifeWith({ ...own, pid: ENDED, machine: undefined })).isAlive).toBe(true);
  });
});

describe('a lease', () => {
  const events = async () =>
    (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event);

  it('is renewed until it ends', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const lease = holdLease(file);
    vi.advanceTimersByTime(2 * HEARTBEAT_MS);
    expect(await events()).toEqual(['run', 'alive', 'alive']);
    lease.end();
    vi.advanceTimersByTime(2 * HEARTBEAT_MS);
    expect(await events()).toEqual(['run', 'alive', 'alive', 'ended']);
    expect(lease.lost()).toBeUndefined();
  });

  it('is lost to a sweep, with or without something left', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const lease = holdLease(file);
    new Journal(file).mark('swept');
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(lease.lost()).toBe('a sweep removed what this run created');
    const second = holdLease(file);
    await rm(file);
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(second.lost()).toBe('a sweep removed what this run created');
    for (const one of [lease, second]) one.end();
  });

  it('leaves some beats to come late', () => {
    expect(LEASE_MS / HEARTBEAT_MS).toBeGreaterThanOrEqual(6);
  });
});
