import type { CaseTable } from '../../generated/case-table.ts';
import { coreExpectations, isGrounded } from '../../src/cases/grounds.ts';
import { FIRST_OPERATION } from '../../src/contract/operations.ts';
import { loadOperations, loadTable } from '../../src/contract/table.ts';
import { type Document, withBlock } from './block.ts';
import { table as markdownTable } from './expectations/fold.ts';
import { judgedAnswers, judgedMembers, judgedOutcomes } from './expectations/judged.ts';
import {
  acceptedSets,
  infoChecks,
  informativeParts,
  undecided,
  unobservableClauses,
} from './expectations/open.ts';

/** The pages with everything that the suite asks of a target at level core, and why: one for each operation. */
export async function expectations(root: string): Promise<Document[]> {
  const others = loadOperations().filter((operation) => operation !== FIRST_OPERATION);
  const first = loadTable();
  const content = [`## Operations\n\n${overview()}`, ...sectionsOf(first, judgedMembers(first))].join('\n\n');
  return [
    await withBlock(root, 'docs/expectations.md', 'expectations', content),
    ...others.map((operation) => pageOf(loadTable(operation))),
  ];
}

/** How many expectations each operation has, with a link to its page. */
function overview(): string {
  const rows = loadOperations().map((operation) => {
    const page = operation === FIRST_OPERATION ? '#requests' : `expectations/${operation}.md`;
    const { all, grounded } = countGrounds(loadTable(operation));
    return [`[${operation}](${page})`, String(all), String(grounded)];
  });
  return markdownTable(['operation', 'expectations at core', 'with a ground'], rows);
}

function pageOf(table: CaseTable): Document {
  const intro = [
    `# Expectations of ${table.operation}`,
    'Written by `npm run generate`. [What a ground is](../expectations.md).',
  ];
  const text = [...intro, ...sectionsOf(table, judgedAnswers(table))].join('\n\n');
  return { file: `docs/expectations/${table.operation}.md`, text: `${text}\n` };
}

function sectionsOf(table: CaseTable, answers: string): string[] {
  const { all, grounded } = countGrounds(table);
  const sections: [heading: string, text: string][] = [
    ['Requests', `${grounded} of ${all} expectations at core have a ground.\n\n${judgedOutcomes(table)}`],
    ['Members of a response', answers],
    ['Not judged: success and refusal are both right', undecided(table)],
    ['Not judged: which of several errors is returned', acceptedSets(table)],
    ['Not judged: reported only', `${infoChecks(table)}\n\n${informativeParts(table)}`],
    ['Not judged: no answer can show it', unobservableClauses(table)],
  ];
  return sections.map(([heading, text]) => `## ${heading}\n\n${text}`);
}

function countGrounds(table: CaseTable): { all: number; grounded: number } {
  const all = coreExpectations(table);
  return { all: all.length, grounded: all.filter((expected) => isGrounded(expected, table)).length };
}
