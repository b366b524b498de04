// Runs the suite on public emulators, each at a pinned version in a venv of its own, and on the reference. Writes reports/board/,
// and each run whole to reports/board-runs/. `npm run board -- NAME…` runs some of them, and `npm run board -- --targets FILE [NAME…]`
// those of a config file; the board of a part goes to reports/board-part/.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotJudge } from '../src/contract/errors.ts';
import { loadSuite } from '../src/contract/table.ts';
import { packageRoot } from '../src/files/root.ts';
import { loadConfig } from '../src/targets/config/load.ts';
import { buildBoard, type Entry, machineHere } from './board/board.ts';
import { unbuilt } from './board/crate.ts';
import { runEmulator, runNamed } from './board/run.ts';
import { withEarlier } from './board/since.ts';
import { BOARD_TARGETS, NOT_RUN } from './board/targets.ts';
import { boardVenvs } from './board/venv.ts';
import { readPrevious, writeBoard } from './board/write.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

await main().catch((error: unknown) => {
  console.error(error instanceof CannotJudge ? error.message : error);
  process.exitCode = 2;
});

async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    options: { targets: { type: 'string' } },
    allowPositionals: true,
  });
  const file = values.targets;
  const installed = BOARD_TARGETS.map(({ name }) => name);
  const own = file === undefined ? undefined : Object.keys((await loadConfig(file)).config.targets);
  const known = ['reference', ...(own ?? [...installed, ...NOT_RUN.map(({ name }) => name)])];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new CannotJudge(`Unknown target ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  }
  const whole = wanted.length === 0 && own === undefined;
  // Only who names a target waits for a build that is longer than a board may take.
  const unbuilts = BOARD_TARGETS.flatMap((target) =>
    whole && 'crate' in target ? (unbuilt(target, boardVenvs()) ?? []) : [],
  );
  const ready = installed.filter((name) => !unbuilts.some((one) => one.name === name));
  const names = wanted.length > 0 ? wanted : ['reference', ...(own ?? ready)];

  const journal = await mkdtemp(join(tmpdir(), 'ctc-board-'));
  const entries: Entry[] = [];
  for (const name of names) {
    const target = own ? undefined : BOARD_TARGETS.find((one) => one.name === name);
    const config = own?.includes(name) ? file : undefined;
    entries.push(target ? await runEmulator(target, journal) : await runNamed(name, journal, config));
  }
  await rm(journal, { recursive: true });

  const { needs } = loadSuite();
  const board = buildBoard(entries, {
    date: new Date().toISOString().slice(0, 10),
    machine: machineHere(),
    notRun: whole ? [...unbuilts, ...NOT_RUN] : [],
    isProbe: (name) => !needs[name]?.kind.includes('.'),
  });
  // Only the whole board is the committed one, with those before it.
  const folder = join(packageRoot(), whole ? 'reports/board' : 'reports/board-part');
  await writeBoard(folder, withEarlier(board, await readPrevious(folder)));
  console.log(`${folder}/index.html`);
}
