import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { packageRoot } from '../src/files/root.ts';
import { changedFiles } from './mutation/changed.ts';
import { explain, loadEquivalents } from './mutation/explain.ts';
import { describeTable, readMutants } from './mutation/report.ts';

// Changes the reference in one place at a time and runs the case table on it. Arguments: globs of files, by default those
// of the config; `--changed COMMIT` for the files that changed since then; `--force` asks for every mutant again.
const CONFIG = 'stryker.table.config.json';
const NO_TESTS = '!**/*.test.ts';

const words = process.argv.slice(2);
const since = words.includes('--changed') ? words[words.indexOf('--changed') + 1] : undefined;
const { mutate } = JSON.parse(await readFile(join(packageRoot(), CONFIG), 'utf8')) as { mutate: string[] };
const given = words.filter((word) => !word.startsWith('--') && word !== since);
const files = since === undefined ? given : changedFiles(since, mutate, packageRoot());

if (since !== undefined && files.length === 0) {
  process.stdout.write(`No mutated file changed since ${since}.\n`);
} else {
  // Stryker loads the runner in processes of its own, and the runner is TypeScript.
  process.env.NODE_OPTIONS = '--import tsx';
  await new Stryker({
    configFile: CONFIG,
    ...(files.length > 0 ? { mutate: [...files, NO_TESTS] } : {}),
    force: words.includes('--force'),
  }).runMutationTest();
  const explained = explain(
    await readMutants('reports/mutation/table.json'),
    await loadEquivalents(),
    files.length === 0,
  );
  process.stdout.write(`${describeTable(explained).join('\n')}\nreports/mutation/table.{json,html}\n`);
  process.exitCode = explained.unexplained.length + explained.stale.length > 0 ? 1 : 0;
}
