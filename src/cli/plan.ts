import { defineCommand } from 'citty';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { partitionOf } from '../contract/target.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { type Plan, planRun } from '../plan/plan.ts';
import { showPlan } from '../plan/show.ts';
import { selectCases } from '../results/filter.ts';
import { ALIVE_ON_AWS } from '../session/conformance.ts';
import { regionOf } from '../targets/describe.ts';
import { isRegion } from '../targets/regions.ts';
import { reportingErrors } from './exit.ts';
import { FLAGS, parseAlive } from './flags.ts';
import { globs } from './terminal.ts';

/** `plan`: what a run on a real account would call and make. It asks nobody. */
export const plan = defineCommand({
  meta: { name: 'plan', description: 'Say what a run on AWS would call and make; touches nothing.' },
  args: {
    region: { type: 'string', description: 'Regions, commas between (default: as of run)' },
    only: FLAGS.only,
    alive: { type: 'string', description: 'Most trails alive at once (default: 2)' },
    account: { type: 'string', description: 'Account in the policy', default: 'ACCOUNT_ID' },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const table = loadTable();
      const cases = selectCases(table, { only: globs(args.only) });
      const regions = (args.region ?? (await regionOf({}, undefined, process.env))).split(',');
      const unknown = regions.find((region) => !isRegion(region));
      if (unknown !== undefined) {
        throw new CannotJudge(
          `AWS has no Region ${unknown} that this version knows. Name another with --region.`,
        );
      }
      if (!/^(?:\d{12}|ACCOUNT_ID)$/.test(args.account)) {
        throw new CannotJudge(`--account ${args.account} is no account of AWS: twelve digits.`);
      }
      const maxTrails = parseAlive(args.alive) ?? ALIVE_ON_AWS;
      const plans: Plan[] = [];
      for (const region of regions) {
        const where = { region, partition: partitionOf(region), account: args.account };
        plans.push(await planRun({ table, cases, ...where, pace: AWS_PACE, maxTrails }));
      }
      process.stdout.write(
        args.json ? `${JSON.stringify(plans, null, 2)}\n` : plans.map((one) => showPlan(one)).join('\n'),
      );
    }),
});
