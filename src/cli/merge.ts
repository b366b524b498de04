import { relative } from 'node:path';
import { defineCommand } from 'citty';
import { toTerminal } from '../report/terminal.ts';
import { demandJudged } from '../run/conformance.ts';
import { mergeParts } from '../run/merge.ts';
import { writeReport } from '../run/output.ts';
import { exitCodeOf, reportingErrors } from './exit.ts';
import { print, useColor } from './terminal.ts';

/** `merge`: one report of the parts of a run. */
export const merge = defineCommand({
  meta: { name: 'merge', description: 'Join the reports of run --shard i/n into that of the whole run.' },
  args: {
    folders: { type: 'positional', description: 'Folders of the parts', required: true },
    out: { type: 'string', description: 'Folder of the report', default: 'reports/latest' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const { report, recordings } = await mergeParts(args._);
      const files = await writeReport(args.out, report, recordings);
      const shown = files.map((file) => relative(process.cwd(), file));
      print(toTerminal(report, { color: useColor(), files: shown }));
      demandJudged(report);
      process.exitCode = exitCodeOf(report);
    }),
});
