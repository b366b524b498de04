import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { deriveFromSdk, deriveSpec, diffSpecs, isEmptyDiff, writeSpec } from '../page/index.ts';
import { loadSpec } from '../page/load.ts';
import { conflicts as allConflicts } from '../page/model/conflicts.ts';
import { readModel } from '../page/model/model.ts';
import { sentenceConflicts, sentenceFindings } from '../page/model/sentences.ts';
import { writeScaffold } from '../page/scaffold.ts';
import { showSpecDiff } from '../page/show-diff.ts';
import type { Spec } from '../page/spec.ts';
import { EXIT } from '../results/exit-code.ts';
import { selectOperations } from '../results/select-operations.ts';
import { counted } from '../text/counted.ts';
import { required, text, type Values } from './flag.ts';
import { FLAGS } from './flags.ts';
import { print } from './terminal.ts';
import { verb } from './verb.ts';

/** Where a spec comes from. */
const source = {
  page: text('PAGE', 'The API page: a file or an address, text, HTML or Markdown'),
  sdk: text('OPERATION', 'The operation, documented by an installed @aws-sdk/client-… package'),
  package: text('NAME', 'The client package', 'the one that has the operation', { with: 'sdk' }),
};

async function specFrom({ page, sdk, package: name }: Values<typeof source>): Promise<Spec> {
  if (page !== undefined && sdk === undefined) return deriveSpec(page);
  if (sdk !== undefined && page === undefined) return deriveFromSdk(sdk, name).spec;
  throw new CannotJudge('Give either --page PAGE or --sdk OPERATION.');
}

/** `spec derive`: write the spec from the page, or from the documents in a client package of the SDK. */
export const derive = verb({
  flags: {
    ...source,
    out: required('FILE', 'File of the spec; one of another operation is not overwritten'),
  },
  examples: [
    'spec derive --page page.html --out spec/CreateTrail/spec.json',
    'spec derive --sdk GetTrail --out spec/GetTrail/spec.json',
  ],
  run: async (args) => {
    const spec = await specFrom(args);
    await writeSpec(args.out, spec);
    print(`wrote ${args.out}`);
  },
});

/** `spec scaffold`: the files of an operation as a start. */
export const scaffold = verb({
  words: { name: 'OPERATION', description: 'The operation to start with', least: 1, most: 1 },
  flags: {
    package: text('NAME', 'The client package', 'the one that has the operation'),
    out: required('FOLDER', 'Folder of the operation; files that are there are not overwritten'),
  },
  examples: [
    'spec scaffold GetEventSelectors --out spec/GetEventSelectors',
    'spec scaffold CreateAlias --package client-kms --out spec/CreateAlias',
  ],
  run: async (args, [operation = '']) => {
    const { spec, clauses } = deriveFromSdk(operation, args.package);
    const files = await writeScaffold(args.out, spec);
    // Whoever describes a clause needs its words, which belong in no file.
    print(clauses.map(({ id, text: words }) => `${id}: ${words}`).join('\n'));
    print(`\nwrote ${files.join(', ')}`);
  },
});

/** `spec diff`: what changed on the page or in the SDK, and which cases that affects. Exit code 4 when something did. */
export const diff = verb({
  flags: source,
  examples: ['spec diff --page page.html', 'spec diff --sdk GetTrail'],
  run: async (args) => {
    const now = await specFrom(args);
    const before = await loadSpec(now.operation);
    if (before.source.package !== now.source.package) {
      const from = before.source.package ?? 'its page';
      throw new CannotJudge(
        `The spec of ${now.operation} was derived from ${from}. Compare it with that, or page and SDK by spec conflicts.`,
      );
    }
    const found = diffSpecs(before, now);
    process.stdout.write(showSpecDiff(found, loadTable(now.operation)));
    if (!isEmptyDiff(found)) process.exitCode = EXIT.drift;
  },
});

/** `spec conflicts`: where the page, the SDK and the observations disagree. */
export const conflicts = verb({
  flags: { operation: FLAGS.operation },
  examples: ['spec conflicts', 'spec conflicts --operation CreateTrail'],
  run: async (args) => {
    for (const name of selectOperations(args.operation)) {
      const found = await conflictsOf(name);
      print(
        [`${name}: ${counted(found.length, 'conflict')}`, ...found.map((line) => `  ${line}`)].join('\n'),
      );
    }
  },
});

async function conflictsOf(name: string): Promise<string[]> {
  const spec = await loadSpec(name);
  const sentences = sentenceConflicts(spec, deriveFromSdk(name));
  const found = [...allConflicts(spec, readModel(name), loadTable(name)), ...sentenceFindings(sentences)];
  // The words are those of the SDK that is installed; they are written to no file.
  const words = new Map(sentences.map(({ place, sdk }) => [place, sdk]));
  return found.map(({ message, subject }) =>
    [message, ...(words.get(subject) ?? []).map(({ id, text: told }) => `    SDK, ${id}: ${told}`)].join(
      '\n',
    ),
  );
}
