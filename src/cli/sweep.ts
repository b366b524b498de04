import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import type { Swept } from '../needs/sweep/entry.ts';
import { sweep as sweepTarget } from '../needs/sweep/sweep.ts';
import { allowedAccounts, guardAccount } from '../probe/guard.ts';
import { learnFacts, preflight } from '../probe/preflight.ts';
import { redact } from '../redact/redact.ts';
import { EXIT } from '../results/exit-code.ts';
import { openTarget } from '../session/open-target.ts';
import { withSecret } from './ask-secret.ts';
import { type Flag, text, toggle } from './flag.ts';
import { FLAGS } from './flags.ts';
import { TARGET_FLAGS } from './target-flags.ts';
import { verb } from './verb.ts';

const HOUR_MS = 3_600_000;

const olderThan: Flag<number> = {
  value: 'HOURS',
  description: 'What no journal lists is removed only when it is older than this',
  default: '24',
  absent: 24,
  read: (typed) => (Number(typed) >= 0 ? Number(typed) : undefined),
  must: 'a number of hours',
};

/** `sweep`: remove what interrupted runs left, and nothing else. */
export const sweep = verb({
  flags: {
    ...TARGET_FLAGS,
    target: { ...TARGET_FLAGS.target, default: 'none; its conditions are swept, too' },
    journal: FLAGS.journal,
    olderThan,
    force: text('RUN', 'Id of a run to sweep although it may still be running', 'none'),
    dryRun: toggle('Only show what would be removed'),
  },
  examples: ['sweep --endpoint http://127.0.0.1:5000', 'sweep --allow-aws 123456789012 --dry-run'],
  run: async (args) => {
    if ([args.target, args.endpoint, args.allowAws].every((given) => given === undefined)) {
      throw new CannotJudge('Missing target. Give --target NAME, --endpoint URL, or --allow-aws ACCOUNT.');
    }
    const allowed = allowedAccounts(args.allowAws);
    const target = await openTarget(await withSecret(args));
    try {
      const { description } = target;
      if (description.aws) await guardAccount(description, { allow: allowed.own, maxTrails: 0 });
      const { target: reached } = await preflight(description, loadTable());
      const facts = await learnFacts(reached, { id: 'sweep0', secret: '' });
      const swept = await sweepTarget({
        target: reached,
        facts,
        allowed: allowed.all,
        folder: args.journal ?? journalFolder(),
        olderThanMs: args.olderThan * HOUR_MS,
        dryRun: args.dryRun,
        force: args.force,
      });
      process.stdout.write(showSwept(redact(swept, { ...description, account: facts.account })));
      if (swept.some(({ outcome }) => outcome === 'failed')) process.exitCode = EXIT.leaked;
      // What it lists may be left, and nobody can tell.
      else if (swept.some(({ kind }) => kind === 'journal')) process.exitCode = EXIT.cannotJudge;
    } finally {
      await target.close();
    }
  },
});

function showSwept(swept: readonly Swept[]): string {
  if (swept.length === 0) return 'Found nothing left over from earlier runs.\n';
  const width = Math.max(8, ...swept.map(({ outcome }) => outcome.length));
  return swept
    .map(({ outcome, kind, name, reason }) => `${outcome.padEnd(width)} ${kind} ${name}: ${reason}\n`)
    .join('');
}
