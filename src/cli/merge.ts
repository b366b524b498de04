import { resolve } from 'node:path';
import { loadSuite } from '../contract/table.ts';
import { assertWritableFolder } from '../files/write.ts';
import { toKnownText } from '../report/terminal/known.ts';
import { exitCodeOf } from '../results/exit-code.ts';
import { readKnown } from '../results/known-file.ts';
import { judgeKnown } from '../results/known-judge.ts';
import { mergeParts } from '../results/merge.ts';
import { assertJudged } from '../session/no-result.ts';
import { text, textOr } from './flag.ts';
import { keepingLeaks } from './leaks.ts';
import { present } from './present.ts';
import { print } from './terminal.ts';
import { verb } from './verb.ts';

/** `merge`: one report from the shards of a run. */
export const merge = verb({
  flags: {
    known: text('FILE', 'File of known differences (YAML), as of run'),
    out: textOr('reports/latest', 'FOLDER', 'Folder of the report'),
  },
  words: {
    name: 'FOLDER',
    description: 'Folders of the shards',
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
  examples: ['merge part-1 part-2 part-3', 'merge parts/1 parts/2 --known known-differences.yaml'],
  run: async (args, folders) => {
    const list = args.known === undefined ? undefined : await readKnown(resolve(args.known));
    assertWritableFolder('--out', args.out);
    const merged = await mergeParts(folders);
    const { report } = merged;
    const ids = loadSuite().cases.map(({ id }) => id);
    const known = list && judgeKnown(list, report, ids);
    await keepingLeaks(report.leaks, () => present(merged, { ...args, known }));
    if (known) print(toKnownText(known));
    assertJudged(report);
    process.exitCode = exitCodeOf(report, known);
  },
});
