import { defineCommand } from 'citty';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import { type Swept, sweep as sweepTarget } from '../needs/sweep/sweep.ts';
import { allowedAccounts, guardAccount } from '../probe/guard.ts';
import { learnFacts, preflight } from '../probe/preflight.ts';
import { redact } from '../redact/redact.ts';
import { openTarget } from '../session/open-target.ts';
import { EXIT, reportingErrors } from './exit.ts';
import { FLAGS } from './flags.ts';

const HOUR_MS = 3_600_000;

/** `sweep`: remove what runs that were killed left behind, and nothing else. */
export const sweep = defineCommand({
  meta: {
    name: 'sweep',
    description: 'Remove what runs that broke off left behind: by journal, name and tag.',
  },
  args: {
    target: {
      type: 'string',
      description: 'A target of the config file, or the path of one: its worlds are swept, too',
    },
    endpoint: { type: 'string', description: 'URL of the endpoint; AWS where --allow-aws is given' },
    'allow-aws': FLAGS['allow-aws'],
    region: FLAGS.region,
    journal: {
      type: 'string',
      description: 'Folder of the journals (default: the state folder of the user)',
    },
    'older-than': {
      type: 'string',
      default: '24',
      description: 'Hours: without a journal only what is older is removed',
    },
    'dry-run': { type: 'boolean', description: 'Only say what would be removed' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const hours = Number(args['older-than']);
      if (!(hours >= 0)) throw new CannotJudge(`--older-than ${args['older-than']} is no number of hours.`);
      if ([args.target, args.endpoint, args['allow-aws']].every((given) => given === undefined)) {
        throw new CannotJudge(
          'Say what to sweep: --target NAME, --endpoint URL, or --allow-aws ACCOUNT_ID for AWS.',
        );
      }
      const allowed = allowedAccounts(args['allow-aws']);
      const target = await openTarget({
        target: args.target,
        endpoint: args.endpoint,
        region: args.region,
        allowAws: args['allow-aws'],
      });
      try {
        const { description } = target;
        if (description.aws) await guardAccount(description, { allow: allowed.own, maxTrails: 0 });
        await preflight(description, loadTable());
        const facts = await learnFacts(description, 'sweep0');
        const swept = await sweepTarget({
          target: description,
          facts,
          allowed: allowed.all,
          folder: args.journal ?? journalFolder(),
          olderThanMs: hours * HOUR_MS,
          dryRun: args['dry-run'] === true,
        });
        process.stdout.write(showSwept(redact(swept, { ...description, account: facts.account })));
        if (swept.some(({ outcome }) => outcome === 'failed')) process.exitCode = EXIT.leftBehind;
      } finally {
        await target.close();
      }
    }),
});

function showSwept(swept: readonly Swept[]): string {
  if (swept.length === 0) return 'Nothing of a run is here.\n';
  const width = Math.max(8, ...swept.map(({ outcome }) => outcome.length));
  return swept
    .map(({ outcome, kind, name, reason }) => `${outcome.padEnd(width)} ${kind} ${name}: ${reason}\n`)
    .join('');
}
