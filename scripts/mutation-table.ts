import { Stryker } from '@stryker-mutator/core';
import { explain, loadEquivalents } from './mutation/explain.ts';
import { describeTable, readMutants } from './mutation/report.ts';

// Changes the reference in one place at a time and runs the case table on it. Arguments: globs of files, by default those
// of the config; `--force` asks for every mutant again.
// Stryker loads the runner in processes of its own, and the runner is TypeScript.
process.env.NODE_OPTIONS = '--import tsx';
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
await new Stryker({
  configFile: 'stryker.table.config.json',
  ...(files.length > 0 ? { mutate: [...files, '!**/*.test.ts'] } : {}),
  force: process.argv.includes('--force'),
}).runMutationTest();
const explained = explain(await readMutants('reports/mutation/table.json'), await loadEquivalents());
process.stdout.write(`${describeTable(explained).join('\n')}\nreports/mutation/table.{json,html}\n`);
process.exitCode = explained.unexplained.length + explained.stale.length > 0 ? 1 : 0;
