import { defineCommand } from 'citty';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { remedies } from '../needs/remedies.ts';
import { explain as explainId } from '../report/explain.ts';
import { selectCases } from '../results/filter.ts';
import { plain } from '../text/harmless.ts';
import { reportingErrors } from './exit.ts';
import { print, program } from './terminal.ts';

/** `explain`: a clause, case, exception, world or need in words. */
export const explain = defineCommand({
  meta: {
    name: 'explain',
    description: 'Say what a clause, case, exception, world or need is, why, and how to run it.',
  },
  args: {
    id: {
      type: 'positional',
      required: true,
      description:
        'Clause, case, exception, world or need, such as InvalidTrailNameException; a glob lists cases',
    },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      if (/[*?{[]/.test(args.id)) {
        const cases = selectCases(loadTable(), { only: [args.id] });
        print(cases.map(({ id, title }) => `${id}\n  ${title}`).join('\n'));
        return;
      }
      const found = explainId(args.id, loadTable(), remedies, `${program()} run`);
      if (found.found) {
        process.stdout.write(`${found.lines.join('\n')}\n`);
        return;
      }
      const near =
        found.near.length > 0
          ? `Did you mean ${found.near.join(', ')}?`
          : `All cases: ${program()} explain '*'`;
      throw new CannotJudge(`There is no clause, case, exception, world or need ${plain(args.id)}. ${near}`);
    }),
});
