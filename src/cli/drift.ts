import { defineCommand } from 'citty';
import { CannotJudge } from '../contract/errors.ts';
import { readBaseline, writeBaseline } from '../drift/baseline.ts';
import { currentSpec, findDrift, observedRunIn, observeRun } from '../drift/drift.ts';
import { driftMarkdown } from '../drift/markdown.ts';
import { isDrift } from '../drift/snapshot.ts';
import { demandFile, writeWhole } from '../files/write.ts';
import { EXIT, reportingErrors } from './exit.ts';
import { FLAGS, parseAlive } from './flags.ts';
import { sayLeft } from './left.ts';
import { onTarget } from './on-target.ts';
import { globs, warn } from './terminal.ts';

/** `drift`: run, and say what changed since the baseline and why. Exit code 4 when the contract or the service moved. */
export const drift = defineCommand({
  meta: {
    name: 'drift',
    description: 'Run and compare with a baseline: page, SDK model, behaviour, or only the environment.',
  },
  args: {
    baseline: { type: 'string', description: 'File of the baseline', required: true },
    accept: { type: 'string', description: "Make tonight's run the baseline, for this reason" },
    run: {
      type: 'string',
      description: 'Folder of a run to compare, such as a merged one; only what differs is sent again',
    },
    target: FLAGS.target,
    endpoint: FLAGS.endpoint,
    'allow-aws': FLAGS['allow-aws'],
    region: FLAGS.region,
    only: FLAGS.only,
    alive: FLAGS.alive,
    page: {
      type: 'string',
      description: 'The API page: a file or an address; without it the spec of this version counts',
    },
    journal: FLAGS.journal,
    out: { type: 'string', description: 'File for the Markdown body of an issue' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      if (args.accept !== undefined && args.accept.trim() === '') {
        throw new CannotJudge('--accept wants a reason: what changed, and why that is as it should be.');
      }
      if (args.accept !== undefined) demandFile('--baseline', args.baseline);
      if (args.out) demandFile('--out', args.out);
      const allowAws = args['allow-aws'];
      const before = args.accept === undefined ? await readBaseline(args.baseline) : undefined;
      const spec = await currentSpec(args.page);
      const choice = { target: args.target, endpoint: args.endpoint, region: args.region, allowAws };
      await onTarget(choice, async ({ target, signal, onJournal }) => {
        const options = {
          target: target.description,
          only: globs(args.only),
          alive: parseAlive(args.alive),
          allowAws,
          journal: args.journal,
          warn,
          signal,
          onJournal,
        };
        const { snapshot, report } =
          args.run === undefined
            ? await observeRun(options, spec)
            : await observedRunIn(args.run, target.description, spec);
        sayLeft(report.leaks);
        if (before === undefined) {
          await writeBaseline(args.baseline, { reason: args.accept ?? '', report, snapshot });
          process.stdout.write(
            `Baseline ${args.baseline}: ${Object.keys(snapshot.observation).length} cases.\n`,
          );
          return;
        }
        const { changes, leaks } = await findDrift(before.snapshot, snapshot, options);
        sayLeft(leaks);
        const body = driftMarkdown(changes, target.description.name, before.accepted.at);
        if (args.out) await writeWhole(args.out, body);
        process.stdout.write(body);
        if (isDrift(changes)) process.exitCode ??= EXIT.drift;
      });
    }),
});
