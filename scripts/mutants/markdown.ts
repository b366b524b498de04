import { code, list, page, section, table } from '../../src/report/markdown/kit.ts';
import { showDuration } from '../../src/text/duration.ts';
import type { MatrixReport } from './report.ts';

/** The page of the repository: what the table kills, by kind of fault and by exception. */
export function toPage({ suite, mutants, faults, lanes, operations, survivors }: MatrixReport): string {
  const killed = mutants.filter((row) => row.killed).length;
  return page(
    '# What the case table catches',
    `Mutants are servers with one fault: the reference, changed in one place. Of ${mutants.length}, the ${suite.cases} cases kill ${killed}; the other ${survivors.equivalent.length} can't be told from a right server by what AWS documents, each with its reason in \`scripts/mutants/equivalent.yaml\`. \`npm run mutants -- --write\` writes this page.`,
    section(
      '## By kind of fault',
      table(
        ['fault', 'mutants', 'killed', 'equivalent', 'for example'],
        faults.map(({ fault, example, ...counts }) => [
          ...[fault, counts.mutants, counts.killed, counts.mutants - counts.killed],
          example ? `${code(example.mutant)} by ${code(example.by)}` : '',
        ]),
        [1, 2, 3],
      ),
    ),
    section(
      '## By operation',
      'Mutants of the operations beside CreateTrail: the operation is served with one fault, and the cases of the operation must catch it. Of the killed ones that break a clause of the page, the last column counts those that a case about that clause kills.',
      table(
        ['operation', 'mutants', 'killed', 'equivalent', 'of a clause', 'by a case about it'],
        operations.map(({ operation, ...counts }) => [
          ...[operation, counts.mutants, counts.killed, counts.mutants - counts.killed],
          ...[counts.ofClauses, counts.named],
        ]),
        [1, 2, 3, 4, 5],
      ),
    ),
    section(
      '## By exception',
      'Mutants of each exception of CreateTrail that its own cases kill, by the lane of the case. The two exceptions that the page calls no longer in use have no cases: any answer that has one of them fails.',
      table(
        ['exception', 'SDK lane', 'wire lane'],
        lanes.map(({ exception, sdk, wire }) => [exception, sdk, wire]),
        [1, 2],
      ),
    ),
  );
}

/** The matrix as tables for a reader: figures by family, survivors, necessity. */
export function toMarkdown({
  suite,
  mutants,
  survivors,
  necessity,
  unneeded,
  ms,
  workers,
}: MatrixReport): string {
  const killed = mutants.filter((row) => row.killed);
  const judged = killed.filter(({ named }) => named !== undefined);
  const families = [...new Set(mutants.map(({ family }) => family))];
  const rows = families.map((family) => {
    const own = mutants.filter((row) => row.family === family);
    const dead = own.filter((row) => row.killed).length;
    const explained = survivors.equivalent.filter(({ id }) => own.some((row) => row.id === id)).length;
    return [family, own.length, dead, explained, own.length - dead - explained];
  });
  const listed = (items: readonly string[]) => list(items) || 'None.';
  const elsewhere = judged
    .filter(({ named }) => !named)
    .map(({ id, by }) => `${code(id)}: ${by.slice(0, 3).join(', ')}`);
  return page(
    `# Mutants of the reference, ${suite.name} ${suite.version}`,
    `${killed.length} of ${mutants.length} killed by ${suite.cases} cases, ${survivors.equivalent.length} equivalent, **${survivors.unexplained.length} unexplained**; ${showDuration(ms)} on ${workers} processes.`,
    table(['family', 'mutants', 'killed', 'equivalent', 'unexplained'], rows, [1, 2, 3, 4]),
    section('## Survivors', listed(survivors.unexplained.map(({ id, title }) => `${code(id)}: ${title}`))),
    section('## Equivalent', listed(survivors.equivalent.map(({ id, reason }) => `${code(id)}: ${reason}`))),
    section(
      '## Killed by a case of its own clause',
      `Of ${judged.length} killed mutants of an error or a member, ${judged.length - elsewhere.length} are killed by a case that names it. The others:`,
      listed(elsewhere),
    ),
    section(
      '## Necessity',
      `${Object.keys(necessity.sole).length} cases are the only killer of some mutant, ${necessity.shared.length} kill only what others kill as well, ${necessity.idle.length} kill nothing. ${necessity.smallest.length} cases kill all that the table kills (greedy, none of them can be left out).`,
      section('### The smallest set, the most telling first', listed(necessity.smallest)),
      section('### Kill nothing', listed(necessity.idle)),
      section('### Needed by no mutant, without a reason to be kept', listed(unneeded.unexplained)),
      section(
        '### Needed by no mutant, and kept',
        listed(unneeded.kept.map(({ id, reason }) => `${code(id)}: ${reason}`)),
      ),
    ),
  );
}
