import { loadSuite } from '../contract/table.ts';
import { assertReplaceable, readBaseline, writeBaseline } from '../drift/baseline.ts';
import { currentSpec, findDrift, findingsSince, observedRunIn, observeRun } from '../drift/drift.ts';
import { driftMarkdown } from '../drift/markdown.ts';
import { isDrift } from '../drift/snapshot.ts';
import { assertWritableFile, writeWhole } from '../files/write.ts';
import { EXIT } from '../results/exit-code.ts';
import { selectOperations } from '../results/select-operations.ts';
import { counted } from '../text/counted.ts';
import { type Flag, required, text, toggle } from './flag.ts';
import { FLAGS } from './flags.ts';
import { printLeaks } from './leaks.ts';
import { onTarget } from './on-target.ts';
import { TARGET_FLAGS } from './target-flags.ts';
import { print } from './terminal.ts';
import { verb } from './verb.ts';

const accept: Flag<string | undefined> = {
  value: 'REASON',
  description: 'Make this run the baseline, for this reason',
  default: 'compare with the baseline',
  absent: undefined,
  read: (typed) => (typed.trim() === '' ? undefined : typed),
  must: 'a reason: what changed, and why that is right',
};

/** `drift`: run and show what changed since the baseline, and why. Exit code 4 when the contract or the service changed. */
export const drift = verb({
  flags: {
    baseline: required('FILE', 'File of the baseline'),
    accept,
    run: text(
      'FOLDER',
      'Compare this run, such as a merged one; only cases that differ are sent again',
      'a new run',
    ),
    ...TARGET_FLAGS,
    operation: FLAGS.operation,
    only: FLAGS.only,
    maxTrails: FLAGS.maxTrails,
    page: { ...FLAGS.page, default: 'the spec of this version' },
    journal: FLAGS.journal,
    all: toggle('Print every change, not only a few of each sort'),
    out: text('FILE', 'File for the Markdown body of an issue, with every change', 'none is written'),
  },
  examples: [
    'drift --endpoint http://127.0.0.1:5000 --baseline baseline.json --accept "first run"',
    'drift --endpoint http://127.0.0.1:5000 --baseline baseline.json --out drift.md',
  ],
  run: async (args) => {
    if (args.accept !== undefined) {
      assertWritableFile('--baseline', args.baseline);
      await assertReplaceable(args.baseline);
    }
    if (args.out !== undefined) assertWritableFile('--out', args.out);
    const before = args.accept === undefined ? await readBaseline(args.baseline) : undefined;
    const spec = await currentSpec(args.page);
    await onTarget(args, async (open) => {
      const operations = selectOperations(args.operation);
      const options = { ...args, ...open.options, table: loadSuite(operations), operations };
      const { snapshot, report } =
        args.run === undefined
          ? await observeRun(options, spec)
          : await observedRunIn(args.run, options.target, spec);
      printLeaks(report.leaks);
      if (before === undefined) {
        await writeBaseline(args.baseline, { reason: args.accept ?? '', report, snapshot });
        const count = Object.keys(snapshot.observation).length;
        return print(`Baseline ${args.baseline}: ${counted(count, 'case')}.`);
      }
      const { changes, leaks } = await findDrift(before.snapshot, snapshot, options);
      printLeaks(leaks);
      const shown = {
        changes,
        comparison: findingsSince(before.report, report, changes),
        ...{ where: options.target.name, since: before.accepted.at },
      };
      if (args.out !== undefined) await writeWhole(args.out, driftMarkdown({ ...shown, all: true }));
      process.stdout.write(driftMarkdown({ ...shown, all: args.all }));
      if (isDrift(changes)) process.exitCode ??= EXIT.drift;
    });
  },
});
