import type { Board } from '../../generated/board.ts';
import { showTally } from '../../src/results/summary.ts';

/** The board as Markdown: facts alone. */
export function boardMarkdown({ suite, date, targets, exceptions, parts }: Board): string {
  const names = targets.map(({ name }) => name);
  const table = (rows: Board['exceptions']) => [
    `| name | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---').join('|')}|`,
    ...rows.map((row) => {
      const cells = names.map((name) => cellText(row.targets[name]));
      return `| ${row.name} | ${cells.join(' | ')} |`;
    }),
  ];
  return `${[
    `# ${suite.service} ${suite.operation} on public emulators`,
    '',
    `${suite.name} ${suite.version} on ${date}. Cases: \`${suite.casesSha256.slice(0, 12)}\`.`,
    '',
    'A cell says the verdict, the cases that pass of those judged (conformance), and the cases judged of all there are',
    '(coverage). The two are never added up. Each program ran as its package installs it, without configuration.',
    'A world is a condition of the account or the moment that no ordinary call makes; without a way into it, its case',
    'is not judged.',
    '',
    '| target | version | runs on | conformance | coverage | reproduce |',
    '|---|---|---|---|---|---|',
    ...targets.map(
      ({ name, version, runtime, conformance, coverage, reproduce }) =>
        `| ${name} | ${version} | ${runtime} | ${showTally(conformance)} | ${showTally(coverage)} | \`${reproduce}\` |`,
    ),
    '',
    '## Exceptions',
    '',
    ...table(exceptions),
    '',
    '## Further parts of the contract',
    '',
    ...table(parts),
    '',
    '## What the targets can do',
    '',
    ...capabilityTable(targets),
  ].join('\n')}\n`;
}

function cellText(cell: Board['exceptions'][number]['targets'][string] | undefined): string {
  if (!cell) return '';
  const { verdict, conformance, coverage } = cell;
  if (coverage.total === 0) return verdict;
  return `${verdict} · ${conformance.passed}/${conformance.total} · ${coverage.judged}/${coverage.total}`;
}

function capabilityTable(targets: Board['targets']): string[] {
  const probes = (targets[0]?.capabilities ?? []).map(({ name }) => name);
  return [
    `| probe | ${targets.map(({ name }) => name).join(' | ')} |`,
    `|---|${targets.map(() => '---').join('|')}|`,
    ...probes.map((probe) => {
      const has = targets.map(({ capabilities }) => capabilities.find(({ name }) => name === probe)?.has);
      return `| ${probe} | ${has.map((one) => (one ? 'yes' : 'no')).join(' | ')} |`;
    }),
  ];
}
