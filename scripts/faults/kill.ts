import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { sweep } from '../../src/needs/sweep/sweep.ts';
import { learnFacts } from '../../src/probe/preflight.ts';
import { openPlace } from './place.ts';

export interface KillOptions {
  /** Cases of the run. */
  only: string;
  /** Folder for journal and report. */
  folder: string;
  /** Which create to kill at, from 1; without it, or where there are fewer, the run ends by itself. */
  at?: number;
  /** The program that runs, as arguments of node; the sources by default. */
  program?: readonly string[];
}

/** The sources themselves. */
export const SOURCES: readonly string[] = ['--import', 'tsx', join(packageRoot(), 'src/cli/main.ts')];
/** What `npm run build` makes: it starts faster, and is what users run. */
export const BUILT: readonly string[] = [join(packageRoot(), 'dist/cli.js')];

export interface Killed {
  /** The create it was killed at. */
  what: string;
  creates: number;
  exit: number | string;
  /** What the killed run left, before the sweep. */
  left: string[];
  /** Of that, what the sweep left. */
  remains: string[];
  /** What others had and no longer have. */
  missing: string[];
  /** Requests of run and sweep that would have changed something of others. */
  touched: string[];
  removed: number;
}

/** Runs the suite in a process of its own, kills it with SIGKILL while a create is under way, and sweeps. */
export async function killAndSweep({ only, folder, at, program = SOURCES }: KillOptions): Promise<Killed> {
  const place = await openPlace();
  try {
    await place.addForeign();
    const foreign = await place.inventory();
    const journal = join(folder, 'journal');
    const args = [
      'run',
      '--endpoint',
      place.url,
      '--only',
      only,
      '--journal',
      journal,
      '--out',
      join(folder, 'out'),
    ];
    const child = spawn(process.execPath, [...program, ...args], {
      cwd: packageRoot(),
      stdio: 'ignore',
    });
    let what = '';
    place.atCreate((count, created) => {
      if (count !== at) return;
      what = created;
      child.kill('SIGKILL');
    });
    const exit = await new Promise<number | string>((ended) => {
      child.on('exit', (code, signal) => ended(code ?? signal ?? ''));
    });
    const creates = place.creates();
    const left = without(await place.inventory(), foreign);
    const { target } = place;
    const facts = await learnFacts(target, { id: 'sweep0', secret: 'told' });
    // No age limit: a resource without a journal would go if only name and tag allowed it.
    const swept = await sweep({ target, facts, folder: journal, olderThanMs: 0 });
    const after = await place.inventory();
    return {
      what,
      creates,
      exit,
      left,
      remains: without(after, foreign),
      missing: without(foreign, after),
      touched: place.touched(),
      removed: swept.filter(({ outcome }) => outcome === 'removed').length,
    };
  } finally {
    await place.close();
  }
}

function without(all: readonly string[], some: readonly string[]): string[] {
  return all.filter((one) => !some.includes(one));
}
