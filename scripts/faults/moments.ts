import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { sweep } from '../../src/needs/sweep/sweep.ts';
import { learnFacts } from '../../src/probe/preflight.ts';
import type { Place } from './place.ts';

export interface MomentsOptions {
  place: Place;
  /** How many runs are to be killed. */
  count: number;
  /** Resources of others, of each kind. */
  foreign: number;
  /** Cases of the runs. */
  only: string;
  /** Folder for journals and reports. */
  folder: string;
  /** The program that runs, as arguments of node. */
  program: readonly string[];
  /** From 0 to 1: the moments. */
  random: () => number;
}

/** What became of one run that was killed, and of what was there. */
export interface Moment {
  /** The request that it was killed at, from 1, and how many a whole run sends. */
  at: number;
  of: number;
  /** Whether the request had taken effect when the run was killed. */
  hadTakenEffect: boolean;
  /** Operation of the request; empty where the run ended before it. */
  what: string;
  exit: number | string;
  /** What the killed run left. */
  left: string[];
  removed: number;
  /** What the sweep could not remove, by its own account. */
  failed: string[];
  /** What is left of the run after the sweep. */
  remains: string[];
  /** What of others is gone, and requests that would have changed something of theirs. */
  touched: string[];
}

/** In the names of each run, and in the tags that others copied from it. */
const RUN_ID = 'k1ll3d';

/** Kills runs at random requests, each time among resources of others, and sweeps after each. */
export async function* killAtMoments(options: MomentsOptions): AsyncGenerator<Moment> {
  const { place, count, random, folder } = options;
  const journal = join(folder, 'journal');
  await place.addForeign(options.foreign, RUN_ID);
  const foreign = await place.inventory();
  let of = 0;
  place.atRequest((_, hasTakenEffect) => {
    of += hasTakenEffect ? 0 : 1;
  });
  await exitOf(start(options, journal));
  const first = await sweepPlace(place, journal);
  assertNothing(
    'a run that ended by itself, before the sweep',
    first.filter(({ by }) => by === 'journal'),
  );
  assertNothing('a run that ended by itself', without(await place.inventory(), foreign));
  for (let killed = 0, runs = 0; killed < count && runs < 2 * count; runs += 1) {
    const at = 1 + Math.floor(random() * of);
    const hadTakenEffect = random() < 0.5;
    const told = place.touched().length;
    const child = start(options, journal);
    let sent = 0;
    let what = '';
    place.atRequest((operation, hasTakenEffect) => {
      if (!hasTakenEffect) sent += 1;
      if (sent < at || what !== '' || hasTakenEffect !== hadTakenEffect) return;
      what = operation;
      child.kill('SIGKILL');
    });
    const exit = await exitOf(child);
    // Not every run sends the same number of requests.
    if (what === '') of = sent;
    else killed += 1;
    await place.settled();
    place.atRequest(() => {});
    const left = without(await place.inventory(), foreign);
    const swept = await sweepPlace(place, journal);
    const after = await place.inventory();
    const failed = swept.filter(({ outcome }) => outcome === 'failed');
    yield {
      ...{ at, of, hadTakenEffect, what, exit, left, remains: without(after, foreign) },
      removed: swept.filter(({ outcome }) => outcome === 'removed').length,
      failed: failed.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`),
      touched: [...without(foreign, after).map((one) => `gone: ${one}`), ...place.touched().slice(told)],
    };
    await rm(journal, { recursive: true, force: true });
  }
}

function start({ place, only, folder, program }: MomentsOptions, journal: string) {
  const where = ['--endpoint', place.url, '--journal', journal, '--out', join(folder, 'out')];
  const args = [...program, 'run', ...where, '--only', only, '--run-id', RUN_ID];
  return spawn(process.execPath, args, { cwd: packageRoot(), stdio: 'ignore' });
}

function exitOf(child: ReturnType<typeof start>): Promise<number | string> {
  return new Promise((ended) => child.on('exit', (code, signal) => ended(code ?? signal ?? '')));
}

/** Without an age limit: what has no journal would go if only name and tag allowed it. */
async function sweepPlace({ target }: Place, folder: string) {
  const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
  return sweep({ target, facts, folder, olderThanMs: 0 });
}

function assertNothing(what: string, left: readonly unknown[]): void {
  if (left.length > 0) throw new Error(`${what} left ${JSON.stringify(left)}`);
}

function without(all: readonly string[], some: readonly string[]): string[] {
  return all.filter((one) => !some.includes(one));
}
