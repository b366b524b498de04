import { relative } from 'node:path';
import { defineCommand } from 'citty';
import { CannotJudge } from '../errors.ts';
import { toTerminal } from '../report/terminal.ts';
import { demandJudged, demandWhole, runConformance } from '../run/conformance.ts';
import { writeReport } from '../run/output.ts';
import { openTarget } from '../targets/open.ts';
import { exitCodeOf, reportingErrors } from './exit.ts';
import { onInterrupt } from './interrupt.ts';

/** The bound on living trails as the user gives it. Throws CannotJudge for what is no number. */
export function parseAlive(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const alive = Number(text);
  if (!Number.isInteger(alive) || alive < 1) throw new CannotJudge(`--alive ${text} is no number of trails.`);
  return alive;
}

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
    'allow-aws': { type: 'string', description: 'Account of AWS that may be used, twelve digits' },
    alive: { type: 'string', description: 'Most trails alive at once (default: 4, on AWS 2)' },
    tier: {
      type: 'string',
      description: 'Only a tier of the cases: smoke is the smallest set that kills all mutants',
    },
    'show-account': { type: 'boolean', description: 'Write account ids as they are; masked otherwise' },
    journal: {
      type: 'string',
      description: 'Folder of the journal of what is made (default: the state folder of the user)',
    },
    out: { type: 'string', description: 'Folder of the report', default: 'reports/latest' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const target = await openTarget({
        endpoint: args.endpoint,
        region: args.region,
        allowAws: args['allow-aws'],
      });
      const interrupt = onInterrupt();
      try {
        const only = args.only ? args.only.split(',') : [];
        const { report, recordings, stopped } = await runConformance({
          target: target.description,
          only,
          allowAws: args['allow-aws'],
          alive: parseAlive(args.alive),
          tier: args.tier,
          showAccount: args['show-account'],
          journal: args.journal,
          signal: interrupt.signal,
          onJournal: interrupt.watch,
        });
        const files = await writeReport(args.out, report, recordings);
        const color = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
        const shown = files.map((file) => relative(process.cwd(), file));
        process.stdout.write(`${toTerminal(report, { color, files: shown })}\n`);
        demandWhole(report, stopped);
        demandJudged(report);
        process.exitCode = exitCodeOf(report);
      } finally {
        interrupt.dispose();
        await target.close();
      }
    }),
});
