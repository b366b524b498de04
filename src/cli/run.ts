import type { Capability } from '../../generated/report.ts';
import { loadSuite } from '../contract/table.ts';
import { assertWritableFolder } from '../files/write.ts';
import { toCard } from '../report/terminal/card.ts';
import { EXIT, exitCodeOf, exitCodeWithoutLeaks } from '../results/exit-code.ts';
import { type Gate, type GateLevel, isGateLevel, missedGates } from '../results/gate.ts';
import { levelOfProfile } from '../results/profile.ts';
import { selectOperations } from '../results/select-operations.ts';
import { parseShard } from '../results/shard.ts';
import { runConformance } from '../session/conformance.ts';
import { assertAlive, assertJudged, assertWhole } from '../session/no-result.ts';
import { ShownProgress } from '../session/progress.ts';
import { writeFirst } from '../session/write-report.ts';
import { commandOf } from '../targets/command.ts';
import { type Flag, globs, percent, text, toggle, under, type Values, whole } from './flag.ts';
import { FLAGS } from './flags.ts';
import { openKnown } from './known.ts';
import { keepingLeaks } from './leaks.ts';
import { onTarget } from './on-target.ts';
import { present, readBeside } from './present.ts';
import { TARGET_FLAGS } from './target-flags.ts';
import { firstLine, lastLine } from './target-line.ts';
import { print, program, useColor, warn } from './terminal.ts';
import { verb } from './verb.ts';

/** What counts for the exit code. */
const LEVEL: Flag<GateLevel | undefined> = {
  value: 'LEVEL',
  description: 'Last level whose failures count for the exit code: core, state (core too) or wire (all)',
  default: 'that of the profile, or all',
  absent: undefined,
  read: (typed) => (isGateLevel(typed) ? typed : undefined),
  must: 'core, state or wire',
};

const flags = {
  ...TARGET_FLAGS,
  ...under('What is sent', {
    operation: FLAGS.operation,
    only: FLAGS.only,
    skip: globs('Leave out these cases', 'none'),
    conformanceProfile: text(
      'NAME',
      'Only the cases and levels of a profile: essential is what applications meet, complete is every case, strict is the wire too; terraform and cli are the calls of these clients, in their order',
      'all cases and levels',
    ),
    shard: text('I/N', 'Only part I of N of the cases; merge joins the reports', 'all cases'),
    maxTrails: FLAGS.maxTrails,
    runId: text(
      'ID',
      'Run id, six of a-z and 0-9, which is in all names. For emulators; each shard needs its own',
      'a random one',
    ),
    secret: text(
      'TEXT',
      'What the names are drawn from: the same secret and run id send the same requests',
      'a random one',
    ),
  }),
  ...under('Generated requests', {
    explore: whole(
      1,
      'N',
      'Send N generated requests, judged by the spec, instead of the cases; surprises are shrunk and merged',
      'the cases',
      {
        alone: [
          ...Object.keys(TARGET_FLAGS).filter((key) => key !== 'allowAws'),
          ...['seed', 'maxFindings', 'known', 'json', 'out', 'journal'],
        ],
      },
    ),
    maxFindings: whole(1, 'N', 'Surprises that are not known after which an exploration ends', '10', {
      with: 'explore',
    }),
    seed: whole(0, 'N', 'The same seed generates the same requests', 'a random one', { with: 'explore' }),
  }),
  ...under('What counts', {
    level: LEVEL,
    minConformance: percent(
      'Share of the judged cases that must pass; a smaller one is exit code 1',
      'every case must pass',
    ),
    minCoverage: percent('Share of all cases that must be judged; a smaller one is exit code 2', '0'),
    known: text('FILE', 'File of known differences (YAML)', 'the one that the config names'),
    updateKnown: toggle('Update the file of known differences to what this run finds'),
    reason: text('TEXT', 'Why the entries without a reason may fail, new ones included', 'none', {
      with: 'updateKnown',
    }),
  }),
  ...under('What is written', {
    out: text('FOLDER', 'Folder of the report', 'reports/latest, or reports/part for a part of the cases'),
    since: text('REPORT', 'Report of an earlier run; what is new is shown first'),
    page: { ...FLAGS.page, description: 'The API page, whose sentences are shown beside the clauses' },
    showAccount: FLAGS.showAccount,
    verbose: toggle(
      'Print every finding with its checks and cases, a line for each exception, and all that --update-known changed',
    ),
    json: toggle('Print report.json on stdout and nothing else'),
    journal: FLAGS.journal,
  }),
};

/** `run`: run the cases against one target and write the report. */
export const run = verb({
  flags,
  examples: [
    'run --endpoint http://127.0.0.1:5000',
    "run --endpoint http://127.0.0.1:5000 --only 'InvalidTrailName*'",
  ],
  run: async (args) => {
    const { explore } = args;
    if (explore === undefined) return runCases(args);
    // Loaded only here: most runs need no generator.
    process.exitCode = await (await import('./explore.ts')).explore({ ...args, explore });
  },
});

/** What counts for the exit code: a level of its own goes before that of the profile. */
function gateOf({ level, conformanceProfile, minConformance, minCoverage }: Values<typeof flags>): Gate {
  const ofProfile = conformanceProfile === undefined ? undefined : levelOfProfile(conformanceProfile);
  return { level: level ?? ofProfile, minConformance, minCoverage };
}

async function runCases(args: Values<typeof flags>): Promise<void> {
  const shard = args.shard === undefined ? undefined : parseShard(args.shard);
  const operations = selectOperations(args.operation);
  const table = loadSuite(operations);
  const beside = await readBeside(args);
  // A few cases that are run again must not replace the whole report.
  const isPart =
    args.operation.length + args.only.length + args.skip.length > 0 ||
    args.conformanceProfile !== undefined ||
    shard !== undefined;
  const out = args.out ?? (isPart ? 'reports/part' : 'reports/latest');
  assertWritableFolder('--out', out);
  await onTarget(args, async ({ target, options }) => {
    // With --json stdout has the report and nothing else.
    const screen = process[args.json ? 'stderr' : 'stdout'];
    screen.write(firstLine(target));
    const list = await openKnown(args, target.known);
    const progress = new ShownProgress(process.stderr);
    const probed = (capabilities: readonly Capability[]) => {
      if (!args.json)
        print(toCard(target.description.name, capabilities, { color: useColor(), verbose: args.verbose }));
    };
    const run = await runConformance({
      ...args,
      ...options,
      profile: args.conformanceProfile,
      table,
      operations: args.operation.length > 0 ? operations : undefined,
      shard,
      command: commandOf(program(), target.again),
      progress: Object.assign(progress, { probed }),
      // Where it can't be written, the whole report says so.
      onJudged: (judged) => writeFirst(out, judged).catch(() => {}),
    }).finally(() => progress.end());
    const { report } = run;
    const known = list.judge(report);
    const gate = gateOf(args);
    const targetLog = exitCodeOf(report, known, gate) === 0 ? '' : target.output();
    await keepingLeaks(report.leaks, () => present(run, { ...args, out, targetLog, known }, beside)).catch(
      (error: unknown) => {
        // What is thrown says only that the report can't be written.
        if (run.stopped !== undefined) warn(`The run was broken off: ${run.stopped}.`);
        throw error;
      },
    );
    screen.write(list.text(known));
    await assertAlive(target);
    assertWhole(report, run.stopped);
    assertJudged(report);
    for (const missed of Object.values(missedGates(report, gate))) screen.write(`${missed}\n`);
    process.exitCode = exitCodeOf(report, known, gate);
    if (report.leaks.length > 0) {
      const code = exitCodeWithoutLeaks(report, known, gate);
      screen.write(
        `Exit code ${EXIT.leaked}: something was left behind. Without that it would be ${code}: the target ${code === EXIT.deviates ? 'deviates' : 'has no new deviation'}.\n`,
      );
    }
    const updated = await list.update(report, known, gate);
    screen.write(updated.text);
    process.exitCode = updated.code;
    screen.write(lastLine(target));
  });
}
