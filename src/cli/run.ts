import { resolve } from 'node:path';
import { type ArgsDef, defineCommand } from 'citty';
import type { Capability } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { demandFolder } from '../files/write.ts';
import { toCard } from '../report/card.ts';
import { commandOf } from '../report/command.ts';
import { toKnownText, toUpdatedText } from '../report/known.ts';
import { judgeKnown, readKnown, sayUpdated, updateKnown } from '../results/known-file.ts';
import { parseShard } from '../results/shard.ts';
import { runConformance } from '../session/conformance.ts';
import { assertJudged, assertWhole } from '../session/no-result.ts';
import { ShownProgress } from '../session/progress.ts';
import { exitCodeOf, exitCodeUpdated, reportingErrors } from './exit.ts';
import { BESIDE_EXPLORE, exploreFromArgs } from './explore.ts';
import { FLAGS, parseMaxTrails } from './flags.ts';
import { sayingLeft } from './left.ts';
import { onTarget } from './on-target.ts';
import { present, readBeside } from './present.ts';
import { demandOnly } from './strict.ts';
import { globs, print, program, useColor, warn } from './terminal.ts';

/** `run`: execute the table against one target and write the report. */
export const run = defineCommand({
  meta: { name: 'run', description: 'Run the cases against a target and write the report.' },
  args: {
    target: FLAGS.target,
    endpoint: FLAGS.endpoint,
    region: FLAGS.region,
    only: FLAGS.only,
    'allow-aws': FLAGS['allow-aws'],
    maxTrails: FLAGS.maxTrails,
    skip: { type: 'string', description: 'Globs of cases to leave out, as --only' },
    shard: {
      type: 'string',
      description: 'Only part i of n of the cases, as i/n; `merge` joins the reports',
    },
    'run-id': {
      type: 'string',
      description:
        'Run id to use, six of a-z and 0-9: the same id sends the same requests. For emulators, each part its own',
    },
    tier: {
      type: 'string',
      description: 'Only a tier of the cases: smoke is the smallest set that kills all mutants',
    },
    explore: {
      type: 'string',
      description:
        'Instead of the table, so many generated requests judged by the spec; a surprise is shrunk',
    },
    seed: { type: 'string', description: 'Seed of --explore: the same seed draws the same requests' },
    known: { type: 'string', description: 'File of known differences (YAML)' },
    'update-known': {
      type: 'boolean',
      description: 'Bring the file of known differences up to what this run finds',
    },
    reason: {
      type: 'string',
      description: 'With --update-known: why what is listed without a reason, the new included, may fail',
    },
    'show-account': FLAGS['show-account'],
    journal: FLAGS.journal,
    json: { type: 'boolean', description: 'Print report.json on stdout and nothing else' },
    page: { type: 'string', description: 'The API page: its sentences are shown beside the clauses' },
    since: { type: 'string', description: 'Report of an earlier run: what is new is shown first' },
    out: {
      type: 'string',
      description: 'Folder of the report (default: reports/latest, or reports/part for chosen cases)',
    },
  },
  run: ({ args, rawArgs, cmd }) =>
    reportingErrors(async () => {
      const { endpoint, region } = args;
      if (args.explore !== undefined) {
        demandOnly(rawArgs, cmd.args as ArgsDef, { flag: 'explore', beside: BESIDE_EXPLORE });
        process.exitCode = await exploreFromArgs({ ...args, explore: args.explore });
        return;
      }
      if (args.seed !== undefined)
        throw new CannotJudge('--seed is that of --explore; give both or neither.');
      if (args.reason !== undefined && !args['update-known'])
        throw new CannotJudge('--reason is that of --update-known; give both or neither.');
      const shard = args.shard === undefined ? undefined : parseShard(args.shard);
      const beside = await readBeside(args);
      const { only, skip, tier } = args;
      // A few cases that are looked at again must not take the place of the whole report.
      const isPart = [only, skip, tier, shard].some((choice) => choice !== undefined);
      const out = args.out ?? (isPart ? 'reports/part' : 'reports/latest');
      demandFolder('--out', out);
      const say = args.json ? () => {} : print;
      const choice = { target: args.target, endpoint, region, allowAws: args['allow-aws'] };
      await onTarget(choice, async ({ target, signal, onJournal }) => {
        const file = args.known === undefined ? target.known : resolve(args.known);
        const forUpdate = args['update-known'] === true;
        if (forUpdate && file === undefined) {
          throw new CannotJudge('--update-known needs the file to write; name it with --known.');
        }
        const list = file === undefined ? undefined : await readKnown(file, { forUpdate });
        const progress = new ShownProgress(process.stderr);
        const run = await runConformance({
          target: target.description,
          only: globs(only),
          skip: globs(skip),
          shard,
          tier,
          runId: args['run-id'],
          allowAws: args['allow-aws'],
          maxTrails: parseMaxTrails(args.maxTrails),
          journal: args.journal,
          warn,
          signal,
          onJournal,
          showAccount: args['show-account'],
          command: commandOf(program(), target.again),
          progress: Object.assign(progress, {
            probed: (capabilities: readonly Capability[]) =>
              say(toCard(target.description.name, capabilities, { color: useColor() })),
          }),
        }).finally(() => progress.end());
        const { report } = run;
        const ids = loadTable().cases.map(({ id }) => id);
        const known = list && judgeKnown(list, report, ids);
        const code = exitCodeOf(report, known);
        const targetLog = code === 0 ? '' : target.output();
        await sayingLeft(report.leaks, () => present(run, { ...args, out, targetLog, known }, beside));
        // With --json stdout is the report's alone; what the exit code is about is said all the same.
        const screen = process[args.json ? 'stderr' : 'stdout'];
        if (known && !forUpdate) screen.write(`${toKnownText(known)}\n`);
        const died = target.died();
        if (died) {
          throw new CannotJudge(
            `The target ${died} during the run, which says nothing about the rest of it.`,
          );
        }
        assertWhole(report, run.stopped);
        assertJudged(report);
        process.exitCode = code;
        if (forUpdate && list && known) {
          const updated = await updateKnown(list, known, ids, args.reason);
          const done = known.filter(({ state }) => state !== 'known').map((one) => sayUpdated(one, list));
          screen.write(`${toUpdatedText(list.shown, done, updated)}\n`);
          process.exitCode = exitCodeUpdated(report, known, updated.reasonless);
        }
      });
    }),
});
