import { dirname } from 'node:path';
import { loadSuite } from '../contract/table.ts';
import { assertWritableFile } from '../files/write.ts';
import { assertAws } from '../observe/assert-aws.ts';
import { newEntries } from '../observe/entries.ts';
import { showWeighed } from '../observe/show.ts';
import { shownBy } from '../observe/shown.ts';
import { weigh } from '../observe/weigh.ts';
import { addToFile, fileOf, ownObservations, readObservations } from '../observe/yaml.ts';
import { readRun } from '../results/read-report.ts';
import { plain } from '../text/harmless.ts';
import { text } from './flag.ts';
import { print, warn } from './terminal.ts';
import { verb } from './verb.ts';

/** `observe`: what a run on AWS showed, as entries of spec/observations.yaml, and what that means for the case table. */
export const observe = verb({
  flags: {
    out: text(
      'FILE',
      'File for the observations (YAML); one that exists gets the new ones at its end',
      'stdout',
    ),
  },
  words: { name: 'REPORT', description: 'Folder of a run on AWS, or its report.json', least: 1, most: 1 },
  examples: ['observe reports/latest', 'observe reports/latest --out spec/observations.yaml'],
  run: async ({ out }, [path = '']) => {
    const { report, recordings } = await readRun(path.endsWith('.json') ? dirname(path) : path);
    assertAws(report, recordings);
    if (out !== undefined) assertWritableFile('--out', out);
    const own = await ownObservations();
    const present = { ...own, ...(out === undefined ? {} : await readObservations(out)) };
    const shown = shownBy(report, recordings, loadSuite());
    const origin = { region: plain(report.target.region), suite: plain(report.suite.version) };
    const entries = newEntries(shown, origin, present);
    const summary = showWeighed(weigh(shown), Object.keys(entries).length);
    if (out === undefined) {
      // stdout is the YAML alone, so that it can be redirected.
      warn(plainLines(summary));
      process.stdout.write(fileOf(entries));
      return;
    }
    await addToFile(out, entries);
    print(plainLines(summary));
  },
});

const LONGEST_LINE = 500;

/** The codes in the lines are the target's, and may try to drive the terminal. */
function plainLines(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line.match(/^\s*/)?.[0] + plain(line.trimStart(), LONGEST_LINE))
    .join('\n');
}
