import { loadTable } from '../contract/table.ts';
import { deriveSpec, diffSpecs, isEmptyDiff, writeSpec } from '../page/index.ts';
import { loadSpec, specFile } from '../page/load.ts';
import { conflicts as allConflicts } from '../page/model/conflicts.ts';
import { readModel } from '../page/model/model.ts';
import { showSpecDiff } from '../page/show-diff.ts';
import { EXIT } from '../results/exit-code.ts';
import { required, text } from './flag.ts';
import { print } from './terminal.ts';
import { verb } from './verb.ts';

const page = required('PAGE', 'The API page: a file or an address, text or HTML');

/** `spec derive`: write the spec from the page. */
export const derive = verb({
  flags: { page, out: text('FILE', 'File of the spec', 'spec/CreateTrail/spec.json') },
  examples: ['spec derive --page page.html', 'spec derive --page page.html --out new.spec.json'],
  run: async (args) => {
    const file = args.out ?? specFile();
    await writeSpec(file, await deriveSpec(args.page));
    print(`wrote ${file}`);
  },
});

/** `spec diff`: what changed on the page, and which cases that affects. Exit code 4 when something did. */
export const diff = verb({
  flags: { page },
  examples: ['spec diff --page page.html', 'spec diff --page https://docs.example.com/CreateTrail.html'],
  run: async (args) => {
    const found = diffSpecs(await loadSpec(), await deriveSpec(args.page));
    process.stdout.write(showSpecDiff(found, loadTable()));
    if (!isEmptyDiff(found)) process.exitCode = EXIT.drift;
  },
});

/** `spec conflicts`: where the page and the SDK's model disagree. */
export const conflicts = verb({
  flags: {},
  examples: ['spec conflicts', 'spec conflicts --help'],
  run: async () => {
    const table = loadTable();
    const found = allConflicts(await loadSpec(), readModel(table.operation), table);
    print(found.map(({ message }) => message).join('\n'));
  },
});
