import { defineCommand } from 'citty';
import { demandJudged, runConformance } from '../run/conformance.ts';
import { present, readBeside } from '../run/present.ts';
import { ShownProgress } from '../run/progress.ts';
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
    json: { type: 'boolean', description: 'Print report.json on stdout and nothing else' },
    page: { type: 'string', description: 'The API page: its sentences are shown beside the clauses' },
    since: { type: 'string', description: 'Report of an earlier run: what is new is shown first' },
    out: { type: 'string', description: 'Folder of the report', default: 'reports/latest' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const beside = await readBeside(args);
      const target = await openTarget({ endpoint: args.endpoint, region: args.region });
      try {
        const only = args.only ? args.only.split(',') : [];
        const progress = new ShownProgress(process.stderr);
        const run = await runConformance({
          target: target.description,
          only,
          tier: args.tier,
          showAccount: args['show-account'],
          progress,
        }).finally(() => progress.end());
        await present(run, args, beside);
        demandJudged(run.report);
        process.exitCode = exitCodeOf(run.report);
      } finally {
        await target.close();
      }
    }),
});
