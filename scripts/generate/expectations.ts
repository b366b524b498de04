import { coreExpectations, isGrounded } from '../../src/cases/grounds.ts';
import { loadTable } from '../../src/contract/table.ts';
import { type Document, withBlock } from './block.ts';
import { judgedMembers, judgedOutcomes } from './expectations/judged.ts';
import {
  acceptedSets,
  infoChecks,
  informativeParts,
  undecided,
  unobservableClauses,
} from './expectations/open.ts';

/** The page with everything that the suite asks of a target at level core, and why. */
export async function expectations(root: string): Promise<Document> {
  const table = loadTable();
  const all = coreExpectations(table);
  const grounded = all.filter((expected) => isGrounded(expected, table)).length;
  const sections: [heading: string, text: string][] = [
    [
      'Requests',
      `${grounded} of ${all.length} expectations at core have a ground.\n\n${judgedOutcomes(table)}`,
    ],
    ['Members of a response', judgedMembers(table)],
    ['Not judged: success and refusal are both right', undecided(table)],
    ['Not judged: which of several errors is returned', acceptedSets(table)],
    ['Not judged: reported only', `${infoChecks(table)}\n\n${informativeParts(table)}`],
    ['Not judged: no answer can show it', unobservableClauses(table)],
  ];
  const content = sections.map(([heading, text]) => `## ${heading}\n\n${text}`).join('\n\n');
  return withBlock(root, 'docs/expectations.md', 'expectations', content);
}
