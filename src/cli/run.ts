import { relative } from 'node:path';
import { defineCommand } from 'citty';
import { toTerminal } from '../report/terminal.ts';
import { demandJudged, runConformance } from '../run/conformance.ts';
import { writeReport } from '../run/output.ts';
import { openTarget } from '../targets/open.ts';
import { exitCodeOf, reportingErrors } from './exit.ts';

/** `run`: execute the table against one target and write the report. */
export const run = defineCommand({
  meta: { name: 'run', description: 'Run the cases against an endpoint and write the report.' },
  args: {
    endpoint: {
      type: 'string',
      description: 'URL of the endpoint; without it the built-in reference is run',
    },
    region: { type: 'string', description: 'Region to use (default: AWS_REGION, else us-east-1)' },
    only: {
      type: 'string',
      description: 'Glob of case ids, exceptions or clauses; several with commas between',
    },
    tier: {
      type: 'string',
      description: 'Only a tier of the cases: smoke is the smallest set that kills all mutants',
    },
    'show-account': { type: 'boolean', description: 'Write account ids as they are; masked otherwise' },
    out: { type: 'string', description: 'Folder of the report', default: 'reports/latest' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const target = await openTarget({ endpoint: args.endpoint, region: args.region });
      try {
        const only = args.only ? args.only.split(',') : [];
        const { report, recordings } = await runConformance({
          target: target.description,
          only,
          tier: args.tier,
          showAccount: args['show-account'],
        });
        const files = await writeReport(args.out, report, recordings);
        const color = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
        const shown = files.map((file) => relative(process.cwd(), file));
        process.stdout.write(`${toTerminal(report, { color, files: shown })}\n`);
        demandJudged(report);
        process.exitCode = exitCodeOf(report);
      } finally {
        await target.close();
      }
    }),
});
