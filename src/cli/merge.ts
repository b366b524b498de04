import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { loadTable } from '../contract/table.ts';
import { demandFolder } from '../files/write.ts';
import { toKnownText } from '../report/known.ts';
import { judgeKnown, readKnown } from '../results/known-file.ts';
import { mergeParts } from '../results/merge.ts';
import { assertJudged } from '../session/no-result.ts';
import { exitCodeOf, reportingErrors } from './exit.ts';
import { sayingLeft } from './left.ts';
import { present } from './present.ts';
import { print } from './terminal.ts';

/** `merge`: one report of the parts of a run. */
export const merge = defineCommand({
  meta: { name: 'merge', description: 'Join the reports of run --shard i/n into that of the whole run.' },
  args: {
    folders: { type: 'positional', description: 'Folders of the parts', required: true },
    known: { type: 'string', description: 'File of known differences (YAML), as of run' },
    out: { type: 'string', description: 'Folder of the report', default: 'reports/latest' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const list = args.known === undefined ? undefined : await readKnown(resolve(args.known));
      demandFolder('--out', args.out);
      const merged = await mergeParts(args._);
      const { report } = merged;
      const ids = loadTable().cases.map(({ id }) => id);
      const known = list && judgeKnown(list, report, ids);
      await sayingLeft(report.leaks, () => present(merged, { ...args, known }));
      if (known) print(toKnownText(known));
      assertJudged(report);
      process.exitCode = exitCodeOf(report, known);
    }),
});
