// Runs the suite on public emulators, each at a pinned version in a venv of its own, and on the reference. Writes
// reports/board/board.json and board.md, and each run whole to reports/board-runs/. Names of targets may be given.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTable } from '../src/contract/table.ts';
import { suiteFacts } from '../src/results/suite.ts';
import { runConformance } from '../src/session/conformance.ts';
import { openTarget } from '../src/session/open-target.ts';
import { writeReport } from '../src/session/write-report.ts';
import { startProcess } from '../src/start/process.ts';
import { describeTarget } from '../src/targets/describe.ts';
import { buildBoard, type Entry } from './board/board.ts';
import { BOARD_TARGETS, type BoardTarget } from './board/targets.ts';
import { boardVenvs, venvOf } from './board/venv.ts';
import { writeBoard } from './board/write.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const known = ['reference', ...BOARD_TARGETS.map(({ name }) => name)];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no target is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}

const journal = await mkdtemp(join(tmpdir(), 'ctc-board-'));
const entries: Entry[] = [];
if (isWanted('reference')) entries.push(await runReference());
for (const target of BOARD_TARGETS) if (isWanted(target.name)) entries.push(await runEmulator(target));
await rm(journal, { recursive: true });

const { needs } = loadTable();
const board = buildBoard(entries, {
  date: new Date().toISOString().slice(0, 10),
  isProbe: (name) => !needs[name]?.kind.includes('.'),
});
// A part of the board is for looking at; only the whole is the committed one.
const folder = join(root, wanted.length === 0 ? 'reports/board' : 'reports/board-runs');
await writeBoard(folder, board);
console.log(`${folder}/board.md`);

function isWanted(name: string): boolean {
  return wanted.length === 0 || wanted.includes(name);
}

async function runReference(): Promise<Entry> {
  const target = await openTarget({ target: 'reference' });
  try {
    const run = await runConformance({ target: target.description, only: [], journal });
    await writeReport(join(root, 'reports/board-runs/reference'), { table: loadTable(), ...run });
    const { version } = await suiteFacts(loadTable());
    return { name: 'reference', version, runtime: `Node ${process.versions.node}`, report: run.report };
  } finally {
    await target.close();
  }
}

async function runEmulator(target: BoardTarget): Promise<Entry> {
  const { name, version } = target;
  const bin = await venvOf(target, boardVenvs());
  const command = target.process.command.map((word) => word.replace(/^BIN\//, `${bin}/`));
  const started = await startProcess({ ...target.process, command }, root);
  try {
    const config = { process: target.process };
    const description = await describeTarget({ name, config, folder: root }, { url: started.url, env: {} });
    const run = await runConformance({ target: description, only: [], journal });
    const { report } = run;
    const died = started.died();
    if (died) throw new Error(`${name} ${died} during the run`);
    await writeReport(join(root, 'reports/board-runs', name), { table: loadTable(), ...run });
    console.log(`${name} ${version}: ${JSON.stringify(report.summary.outcomes)}`);
    const runtime = execFileSync(join(bin, 'python'), ['--version'], { encoding: 'utf8' }).trim();
    return { name, version, runtime, report };
  } finally {
    await started.stop();
  }
}
