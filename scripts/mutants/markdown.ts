import { showDuration } from '../../src/text/duration.ts';
import type { MatrixReport } from './report.ts';

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
    return `| ${family} | ${own.length} | ${dead} | ${explained} | ${own.length - dead - explained} |`;
  });
  const list = (items: readonly string[]) =>
    items.length > 0 ? items.map((item) => `- ${item}`) : ['None.'];
  const elsewhere = judged
    .filter(({ named }) => !named)
    .map(({ id, by }) => `\`${id}\`: ${by.slice(0, 3).join(', ')}`);
  return [
    `# Mutants of the reference, ${suite.name} ${suite.version}`,
    '',
    `${killed.length} of ${mutants.length} killed by ${suite.cases} cases, ${survivors.equivalent.length} equivalent, **${survivors.unexplained.length} unexplained**; ${showDuration(ms)} on ${workers} processes.`,
    '',
    '| family | mutants | killed | equivalent | unexplained |',
    '|---|---:|---:|---:|---:|',
    ...rows,
    '',
    '## Survivors',
    '',
    ...list(survivors.unexplained.map(({ id, title }) => `\`${id}\`: ${title}`)),
    '',
    '## Equivalent',
    '',
    ...list(survivors.equivalent.map(({ id, reason }) => `\`${id}\`: ${reason}`)),
    '',
    '## Killed by a case of its own clause',
    '',
    `Of ${judged.length} killed mutants of an error or a member, ${judged.length - elsewhere.length} are killed by a case that names it. The others:`,
    '',
    ...list(elsewhere),
    '',
    '## Necessity',
    '',
    `${Object.keys(necessity.sole).length} cases are the only killer of some mutant, ${necessity.shared.length} kill only what others kill as well, ${necessity.idle.length} kill nothing. ${necessity.smallest.length} cases kill all that the table kills (greedy, none of them can be left out).`,
    '',
    '### The smallest set, the most telling first',
    '',
    ...list(necessity.smallest),
    '',
    '### Kill nothing',
    '',
    ...list(necessity.idle),
    '',
    '### Needed by no mutant, without a reason to be kept',
    '',
    ...list(unneeded.unexplained),
    '',
    '### Needed by no mutant, and kept',
    '',
    ...list(unneeded.kept.map(({ id, reason }) => `\`${id}\`: ${reason}`)),
    '',
  ].join('\n');
}
