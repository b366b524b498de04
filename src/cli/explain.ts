import { CannotJudge } from '../contract/errors.ts';
import { loadSuite } from '../contract/table.ts';
import { remedies } from '../needs/remedies.ts';
import { explain as explainId } from '../report/explain/explain.ts';
import { selectCases } from '../results/filter.ts';
import { plain } from '../text/harmless.ts';
import { print, program } from './terminal.ts';
import { verb } from './verb.ts';

/** `explain`: a clause, case, exception, condition or need in words; for a glob a list of cases. */
export const explain = verb({
  flags: {},
  words: {
    name: 'ID',
    description:
      'Clause, case, exception, condition or need, such as InvalidTrailNameException; a glob lists cases',
    least: 1,
    most: 1,
  },
  examples: ['explain InvalidTrailNameException', "explain 'KmsKey*/*'"],
  run: async (_, [id = '']) => {
    if (/[*?{[]/.test(id)) {
      const cases = selectCases(loadSuite(), { only: [id] });
      return print(cases.map((testCase) => `${testCase.id}\n  ${testCase.title}`).join('\n'));
    }
    const found = explainId(id, loadSuite(), { command: `${program()} run`, remedies });
    if (found.found) return print(found.lines.join('\n'));
    const advice = found.near.length > 0 ? `Did you mean ${found.near.join(', ')}?` : `See explain '*'.`;
    throw new CannotJudge(`Unknown clause, case, exception, condition or need "${plain(id)}". ${advice}`);
  },
});
