import { defineCommand } from 'citty';
import { demandJudged } from '../run/conformance.ts';
import { mergeParts } from '../run/merge.ts';
import { present } from '../run/present.ts';
import { exitCodeOf, reportingErrors } from './exit.ts';

/** `merge`: one report of the parts of a run. */
export const merge = defineCommand({
  meta: { name: 'merge', description: 'Join the reports of run --shard i/n into that of the whole run.' },
  args: {
    folders: { type: 'positional', description: 'Folders of the parts', required: true },
    out: { type: 'string', description: 'Folder of the report', default: 'reports/latest' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const merged = await mergeParts(args._);
      const { report } = merged;
      await present(merged, args);
      demandJudged(report);
      process.exitCode = exitCodeOf(report);
    }),
});
