import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { REMOVAL_BUDGET_MS } from '../../src/needs/remove.ts';

const MAIN = join(packageRoot(), 'src/cli/main.ts');

let folder = '';
/** In the command line of everything that the target starts. */
let mark = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-process-'));
  mark = `mark-${process.pid}-${Date.now()}`;
  const idle = `${process.execPath} -e 'setInterval(() => {}, 1000) // ${mark}'`;
  const serve = `${process.execPath} --import tsx ${MAIN} serve --port {port}`;
  const command = ['sh', '-c', `${idle} & exec ${serve}`];
  const target = { process: { command, cwd: packageRoot(), ready: { log: 'listens on' } } };
  await writeFile(join(folder, 'config.json'), JSON.stringify({ targets: { served: target } }));
});
afterEach(() => rm(folder, { recursive: true }));

interface Row {
  pid: number;
  parent: number;
  line: string;
}

function processes(): Row[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return listed.map((line) => {
    const [pid, parent] = line.trim().split(/\s+/, 2).map(Number);
    return { pid: pid ?? 0, parent: parent ?? 0, line };
  });
}

/** The program that the run started; the marked child of it is beside it. */
function served(run: ChildProcess): Row[] {
  return processes().filter(({ parent, line }) => parent === run.pid && line.includes(' serve --port '));
}

/** Runs the suite on a process with a child, and does something to them as soon as some of the cases have been run. */
async function halfway(act: (run: ChildProcess) => void) {
  const to = ['--journal', join(folder, 'journal'), '--out', join(folder, 'out')];
  const args = ['run', '--target', join(folder, 'config.json'), ...to];
  const run = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { cwd: packageRoot() });
  let said = '';
  let begin = 0;
  let pids: number[] = [];
  run.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (begin > 0 || !/^\d+ of \d+ cases/m.test(said)) return;
    pids = [...served(run), ...processes().filter(({ line }) => line.includes(mark))].map(({ pid }) => pid);
    begin = performance.now();
    act(run);
  });
  const exit = await new Promise((ended) => run.on('exit', (code, signal) => ended(code ?? signal)));
  const left = processes().filter(({ pid, line }) => pids.includes(pid) && !line.includes('<defunct>'));
  return { exit, said, ms: performance.now() - begin, started: pids.length, left };
}

test.each([
  ['is judged', () => {}, 0, /\d+ of \d+ cases, 0 failed/],
  ['is interrupted', (run) => void run.kill('SIGINT'), 2, /The run was broken off: the run was interrupted/],
  ['is terminated', (run) => void run.kill('SIGTERM'), 2, /The run was broken off: the run was interrupted/],
  [
    'loses its target',
    (run) => {
      for (const { pid } of served(run)) process.kill(pid, 'SIGKILL');
    },
    2,
    /The target was ended by SIGKILL during the run, so the results are incomplete/,
  ],
] satisfies [string, (run: ChildProcess) => void, number, RegExp][])(
  'a run that %s stops the process with its child',
  async (_, act, code, sentence) => {
    const { exit, said, ms, started, left } = await halfway(act);
    expect(said).toMatch(sentence);
    expect(exit).toBe(code);
    expect(started).toBe(2);
    expect(left).toEqual([]);
    expect(await readdir(join(folder, 'journal'))).toEqual([]);
    if (code === 0) return;
    // What a run may take to remove what it made.
    expect(ms).toBeLessThan(REMOVAL_BUDGET_MS);
    const report = JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8'));
    expect(report.summary.outcomes.fail).toBe(0);
  },
);
