import { join, relative, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { loadTable } from '../cases/table.ts';
import { CannotJudge } from '../errors.ts';
import { writeWhole } from '../files.ts';
import { toCard } from '../report/card.ts';
import { commandOf } from '../report/command.ts';
import { toKnownText } from '../report/known.ts';
import { toTerminal } from '../report/terminal.ts';
import { demandJudged, runConformance } from '../run/conformance.ts';
import { judgeKnown, readKnown, updateKnown } from '../run/known.ts';
import { writeReport } from '../run/output.ts';
import { parseShard } from '../run/shard.ts';
import { openTarget } from '../targets/open.ts';
import { exitCodeOf, reportingErrors } from './exit.ts';
import { globs, print, program, useColor } from './terminal.ts';

/** `run`: execute the table against one target and write the report. */
export const run = defineCommand({
  meta: { name: 'run', description: 'Run the cases against a target and write the report.' },
  args: {
    target: {
      type: 'string',
      description: 'A target of the config file, reference, localstack or aws; or the path of a config file',
    },
    endpoint: {
      type: 'string',
      description: 'URL of an endpoint that is up; without any target the built-in reference is run',
    },
    region: { type: 'string', description: 'Region to use (default: AWS_REGION, else us-east-1)' },
    only: {
      type: 'string',
      description: 'Glob of case ids, exceptions or clauses; several with commas between',
    },
    skip: { type: 'string', description: 'Globs of cases to leave out, as --only' },
    shard: {
      type: 'string',
      description: 'Only part i of n of the cases, as i/n; `merge` joins the reports',
    },
    tier: {
      type: 'string',
      description: 'Only a tier of the cases: smoke is the smallest set that kills all mutants',
    },
    known: { type: 'string', description: 'File of known differences (YAML)' },
    'update-known': {
      type: 'boolean',
      description: 'Bring the file of known differences up to what this run finds',
    },
    'show-account': { type: 'boolean', description: 'Write account ids as they are; masked otherwise' },
    out: { type: 'string', description: 'Folder of the report', default: 'reports/latest' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const { endpoint, region } = args;
      const shard = args.shard === undefined ? undefined : parseShard(args.shard);
      const target = await openTarget({ target: args.target, endpoint, region });
      try {
        const file = args.known === undefined ? target.known : resolve(args.known);
        const forUpdate = args['update-known'] === true;
        if (forUpdate && file === undefined) {
          throw new CannotJudge('--update-known needs the file to write; name it with --known.');
        }
        const list = file === undefined ? undefined : await readKnown(file, { forUpdate });
        const { report, recordings } = await runConformance({
          target: target.description,
          only: globs(args.only),
          skip: globs(args.skip),
          shard,
          tier: args.tier,
          showAccount: args['show-account'],
          command: commandOf(program(), target.again),
          progress: {
            probed: (capabilities) =>
              print(toCard(target.description.name, capabilities, { color: useColor() })),
          },
        });
        const files = await writeReport(args.out, report, recordings);
        const known =
          list &&
          judgeKnown(
            list,
            report,
            loadTable().cases.map(({ id }) => id),
          );
        const code = exitCodeOf(report, known);
        if (code !== 0 && target.output()) {
          const log = join(args.out, 'target.log');
          await writeWhole(log, target.output());
          files.push(log);
        }
        const shown = files.map((one) => relative(process.cwd(), one));
        print(toTerminal(report, { color: useColor(), files: shown }));
        if (known) print(toKnownText(known));
        const died = target.died();
        if (died) {
          throw new CannotJudge(
            `The target ${died} during the run, which says nothing about the rest of it.`,
          );
        }
        demandJudged(report);
        process.exitCode = code;
        if (forUpdate && list && known) {
          const { entries, reasonless } = await updateKnown(list, known);
          print(`  ${list.shown}: ${entries} entries, ${reasonless} without a reason\n`);
          process.exitCode = reasonless > 0 ? 1 : 0;
        }
      } finally {
        await target.close();
      }
    }),
});
