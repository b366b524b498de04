import { join } from 'node:path';
import { defineCommand } from 'citty';
import { CannotJudge } from '../contract/errors.ts';
import { demandFolder, writeWhole } from '../files/write.ts';
import { compareToHtml } from '../report/compare/html.tsx';
import { compareToMarkdown } from '../report/compare/markdown.ts';
import { compareToTerminal } from '../report/compare/terminal.ts';
import { compareReports } from '../results/compare.ts';
import { readReport } from '../results/read-report.ts';
import { reportingErrors } from './exit.ts';
import { print, useColor } from './terminal.ts';

/** `compare`: several reports side by side, differences first. */
export const compare = defineCommand({
  meta: { name: 'compare', description: 'Lay reports side by side: targets, or nights of one target.' },
  args: {
    reports: { type: 'positional', description: 'Folders or files of reports, two or more', required: true },
    all: { type: 'boolean', description: 'Also what is the same everywhere' },
    out: { type: 'string', description: 'Folder for compare.md and compare.html' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      if (args._.length < 2) throw new CannotJudge('compare needs two reports or more: compare A B…');
      if (args.out !== undefined) demandFolder('--out', args.out);
      const all = args.all ?? false;
      const comparison = compareReports(await Promise.all(args._.map(readReport)));
      print(compareToTerminal(comparison, { all, color: useColor() }));
      if (args.out === undefined) return;
      const outputs = {
        'compare.md': compareToMarkdown(comparison, { all: true }),
        'compare.html': compareToHtml(comparison),
      };
      for (const [name, content] of Object.entries(outputs)) await writeWhole(join(args.out, name), content);
    }),
});
