import { loadSuite } from '../contract/table.ts';
import { partitionOf } from '../contract/target.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { type Plan, planRun } from '../plan/plan.ts';
import { showPlan } from '../plan/show.ts';
import { selectCases } from '../results/filter.ts';
import { selectOperations } from '../results/select-operations.ts';
import { MAX_TRAILS_ON_AWS } from '../session/max-trails.ts';
import { regionOf } from '../targets/describe.ts';
import { assertKnownRegion } from '../targets/regions.ts';
import { type Flag, text, toggle, whole } from './flag.ts';
import { FLAGS } from './flags.ts';
import { print } from './terminal.ts';
import { verb } from './verb.ts';

const account: Flag<string> = {
  value: 'ACCOUNT',
  description: 'AWS account to write into the policies',
  default: 'the text ACCOUNT_ID',
  absent: 'ACCOUNT_ID',
  read: (typed) => (/^\d{12}$/.test(typed) ? typed : undefined),
  must: 'an AWS account id of 12 digits',
};

/** `plan`: what a run on a real account would call and create. It sends nothing. */
export const plan = verb({
  flags: {
    region: text('REGIONS', 'Regions, separated by commas', 'as of run'),
    operation: FLAGS.operation,
    only: FLAGS.only,
    maxTrails: whole(1, 'N', 'Most trails at a time', String(MAX_TRAILS_ON_AWS)),
    account,
    json: toggle('Print JSON'),
  },
  examples: ['plan --region eu-west-1 --account 123456789012', "plan --only 'KmsKey*' --json"],
  run: async (args) => {
    const table = loadSuite(selectOperations(args.operation));
    const cases = selectCases(table, { only: args.only });
    const regions = (args.region ?? (await regionOf(process.env))).split(',');
    for (const region of regions) assertKnownRegion(region);
    const { account, maxTrails = MAX_TRAILS_ON_AWS } = args;
    const plans: Plan[] = [];
    for (const region of regions) {
      const where = { region, partition: partitionOf(region), account };
      plans.push(await planRun({ table, cases, ...where, pace: AWS_PACE, maxTrails }));
    }
    if (args.json) print(JSON.stringify(plans, null, 2));
    else process.stdout.write(plans.map((one) => showPlan(one)).join('\n'));
  },
});
