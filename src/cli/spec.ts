import { defineCommand } from 'citty';
import { loadTable } from '../contract/table.ts';
import { deriveSpec, diffSpecs, isEmptyDiff, writeSpec } from '../page/index.ts';
import { loadSpec, specFile } from '../page/load.ts';
import { conflicts as allConflicts } from '../page/model/conflicts.ts';
import { readModel } from '../page/model/model.ts';
import { showSpecDiff } from '../page/show-diff.ts';
import { EXIT, reportingErrors } from './exit.ts';

const page = {
  type: 'string',
  description: 'The API page: a file or an address, text or HTML',
  required: true,
} as const;

/** `spec derive`: rewrite the spec from the page. */
const derive = defineCommand({
  meta: { name: 'derive', description: 'Derive the spec from the API page.' },
  args: {
    page,
    out: { type: 'string', description: 'File of the spec (default: spec/create-trail.spec.json)' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const file = args.out ?? specFile();
      await writeSpec(file, await deriveSpec(args.page));
      process.stdout.write(`wrote ${file}\n`);
    }),
});

/** `spec diff`: what changed on the page, and which cases that touches. Exit code 4 when something did. */
const diff = defineCommand({
  meta: { name: 'diff', description: 'Say which clauses of the page changed and which cases that touches.' },
  args: { page },
  run: ({ args }) =>
    reportingErrors(async () => {
      const found = diffSpecs(await loadSpec(), await deriveSpec(args.page));
      process.stdout.write(showSpecDiff(found, loadTable()));
      if (!isEmptyDiff(found)) process.exitCode = EXIT.drift;
    }),
});

/** `spec conflicts`: where the page and the SDK's model disagree. */
const conflicts = defineCommand({
  meta: {
    name: 'conflicts',
    description: "Print where the page, the SDK's model and what was observed disagree.",
  },
  run: () =>
    reportingErrors(async () => {
      const table = loadTable();
      const found = allConflicts(await loadSpec(), readModel(table.operation), table);
      process.stdout.write(`${found.map(({ message }) => message).join('\n')}\n`);
    }),
});

export const spec = defineCommand({
  meta: { name: 'spec', description: 'Derive the spec from the API page, or compare the two.' },
  subCommands: { derive, diff, conflicts },
});
