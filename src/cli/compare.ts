import { join } from 'node:path';
import { assertWritableFolder, writeWhole } from '../files/write.ts';
import { compareToHtml } from '../report/compare/html.tsx';
import { compareToMarkdown } from '../report/compare/markdown.ts';
import { compareToTerminal } from '../report/compare/terminal.ts';
import { compareReports } from '../results/compare.ts';
import { readReport } from '../results/read-report.ts';
import { text, toggle } from './flag.ts';
import { print, useColor } from './terminal.ts';
import { verb } from './verb.ts';

/** `compare`: several reports side by side, differences first. */
export const compare = verb({
  flags: {
    all: toggle('Also what is the same in all reports'),
    out: text('FOLDER', 'Folder for compare.md and compare.html', 'none is written'),
  },
  words: {
    name: 'REPORT',
    description: 'Folders or files of reports, two or more',
    least: 2,
    most: Number.POSITIVE_INFINITY,
  },
  examples: [
    'compare reports/latest reports/part',
    'compare reports/latest reports/part --all --out comparison',
  ],
  run: async ({ all, out }, reports) => {
    if (out !== undefined) assertWritableFolder('--out', out);
    const comparison = compareReports(await Promise.all(reports.map(readReport)));
    print(compareToTerminal(comparison, { all, color: useColor() }));
    if (out === undefined) return;
    await writeWhole(join(out, 'compare.md'), compareToMarkdown(comparison, { all: true }));
    await writeWhole(join(out, 'compare.html'), compareToHtml(comparison));
  },
});
