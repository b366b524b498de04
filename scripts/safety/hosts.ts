import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { BUILT } from '../faults/kill.ts';
import { openPlace, type Place } from '../faults/place.ts';
import { table } from './table.ts';

/** A machine: a name, process ids of its own, and a clock that is ahead by some minutes. */
interface Host {
  name: string;
  aheadMinutes: number;
}

/** What happened on two hosts that share the folder of journals. */
export interface HostsRow {
  what: string;
  ahead: string;
  /** Exit codes, in the order of the programs. */
  exit: string;
  said: string;
  left: number;
}

interface Ended {
  code: number | string;
  said: string;
}

/**
 * So many that a sweep ends before the run does, and none under a condition: one that an emulator is put into holds for the run
 * of the other host as well.
 */
const CASES = 'Invalid!(Parameter)*Exception/*';
/** The request of a run at which something happens on the other host: its needs are there, and cases are under way. */
const MIDDLE = 80;

/** Starts a verb on a host. @returns what became of it, and how to kill it */
function on({ name, aheadMinutes }: Host, words: readonly string[], program: readonly string[]) {
  const clock = ['--import', join(packageRoot(), 'scripts/safety/shift-clock.mjs')];
  const command = [process.execPath, ...clock, ...program, ...words].map((word) => `'${word}'`).join(' ');
  const script = `hostname ${name}; ${command}; exit $?`;
  // The first process of the namespace: killing it kills all of that machine.
  const args = ['--user', '--map-root-user', '--uts', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const env = { ...process.env, SHIFT_MINUTES: String(aheadMinutes) };
  const child = spawn('unshare', [...args, 'bash', '-c', script], { cwd: packageRoot(), env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = new Promise<Ended>((done) =>
    child.on('exit', (code, signal) => done({ code: code ?? signal ?? '', said })),
  );
  return { ended, kill: () => child.kill('SIGKILL') };
}

/** What is tried with clocks that agree and with ones that don't. */
export async function hostsRows(
  program = BUILT,
  aheadOf: readonly number[] = [0, 10, -10],
): Promise<HostsRow[]> {
  const rows: HostsRow[] = [];
  for (const aheadMinutes of aheadOf) {
    const [a, b]: Host[] = [
      { name: 'host-a', aheadMinutes: 0 },
      { name: 'host-b', aheadMinutes },
    ];
    if (!a || !b) continue;
    for (const [what, act] of Object.entries(SCENES)) {
      const folder = await mkdtemp(join(tmpdir(), 'ctc-hosts-'));
      const place = await openPlace();
      try {
        const scene: Scene = { place, folder, a, b, program };
        const { exit, said } = await act(scene);
        const journals = await readdir(join(folder, 'journal')).catch(() => []);
        const left = (await place.inventory()).length + journals.length;
        rows.push({ what, ahead: `${aheadMinutes} min`, exit, said, left });
      } finally {
        await place.close();
        await rm(folder, { recursive: true, force: true });
      }
    }
  }
  return rows;
}

interface Scene {
  place: Place;
  folder: string;
  a: Host;
  b: Host;
  program: readonly string[];
}

const runWords = ({ place, folder }: Scene, out = 'out') => [
  // Two runs have room beside each other.
  ...['run', '--endpoint', place.url, '--only', CASES, '--max-trails', '2'],
  ...['--journal', join(folder, 'journal'), '--out', join(folder, out)],
];
const sweepWords = ({ place, folder }: Scene, ...more: string[]) => [
  ...['sweep', '--endpoint', place.url, '--journal', join(folder, 'journal'), ...more],
];

/** Resolves when the run has sent so many requests. */
function middleOf({ place }: Scene): Promise<void> {
  let count = 0;
  return new Promise((reached) =>
    place.atRequest((_, hasTakenEffect) => {
      count += hasTakenEffect ? 0 : 1;
      if (count === MIDDLE) reached();
    }),
  );
}

/** A run on host A that is killed in its middle. */
async function killed(scene: Scene): Promise<Ended> {
  const middle = middleOf(scene);
  const run = on(scene.a, runWords(scene), scene.program);
  await middle;
  run.kill();
  const ended = await run.ended;
  await scene.place.settled();
  return ended;
}

const lineOf = ({ said }: Ended, about: RegExp) =>
  said
    .split('\n')
    .find((line) => about.test(line))
    ?.replace(/process \d+/, 'process N')
    .replace(/[0-9a-f]{6}(?=[ :]|$)/g, 'RUN') ?? 'nothing';

const SCENES: Readonly<Record<string, (scene: Scene) => Promise<{ exit: string; said: string }>>> = {
  'A runs, B sweeps meanwhile': async (scene) => {
    const middle = middleOf(scene);
    const run = on(scene.a, runWords(scene), scene.program);
    await middle;
    const swept = await on(scene.b, sweepWords(scene), scene.program).ended;
    const ran = await run.ended;
    return { exit: `${ran.code}, ${swept.code}`, said: lineOf(swept, /kept +run/) };
  },
  'A and B run at once': async (scene) => {
    const both = [
      on(scene.a, runWords(scene, 'a'), scene.program),
      on(scene.b, runWords(scene, 'b'), scene.program),
    ];
    const [first, second] = await Promise.all(both.map(({ ended }) => ended));
    return { exit: `${first?.code}, ${second?.code}`, said: '–' };
  },
  'A is killed, B sweeps at once': async (scene) => {
    await killed(scene);
    const swept = await on(scene.b, sweepWords(scene), scene.program).ended;
    const said = lineOf(swept, /kept +run/);
    // What it left alone is removed for the next scene to be told apart.
    const forced = /--force (\S+)/.exec(swept.said)?.[1] ?? '';
    const after = await on(scene.b, sweepWords(scene, '--force', forced), scene.program).ended;
    return { exit: `killed, ${swept.code}, with --force ${after.code}`, said };
  },
  'A is killed, B sweeps after three minutes without a sign of A': async (scene) => {
    await killed(scene);
    const journal = join(scene.folder, 'journal');
    const longAgo = Date.now() / 1_000 - 200;
    for (const name of await readdir(journal)) await utimes(join(journal, name), longAgo, longAgo);
    const swept = await on(scene.b, sweepWords(scene), scene.program).ended;
    const removed = swept.said.split('\n').filter((line) => line.startsWith('removed')).length;
    return { exit: `killed, ${swept.code}`, said: `${removed > 0 ? 'what A left' : 'nothing'} is removed` };
  },
};

export async function hostsSection(): Promise<string> {
  const rows = await hostsRows();
  for (const row of rows) console.log(Object.values(row).join(' | '));
  return table(
    [
      'what happens',
      'clock of B ahead by',
      'exit codes',
      'what the sweep says of the run',
      'left at the end',
    ],
    rows.map(({ what, ahead, exit, said, left }) => [what, ahead, exit, said, left]),
  );
}
