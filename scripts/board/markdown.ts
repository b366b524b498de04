import type { Board, Cell } from '../../generated/board.ts';
import { code, page, section, table } from '../../src/report/markdown/kit.ts';
import { showTally } from '../../src/results/summary.ts';

/** The board as Markdown: only facts. */
export function boardMarkdown({ suite, date, targets, exceptions, parts }: Board): string {
  const names = targets.map(({ name }) => name);
  const tableOf = (rows: Board['exceptions']) =>
    table(
      ['name', ...names],
      rows.map((row) => [row.name, ...names.map((name) => cellText(row.targets[name]))]),
    );
  const probes = (targets[0]?.capabilities ?? []).map(({ name }) => name);
  return page(
    `# ${suite.service} ${suite.operation} on public emulators`,
    `${suite.name} ${suite.version} on ${date}. Cases: ${code(suite.casesSha256.slice(0, 12))}.`,
    [
      'A cell shows the verdict, how many of the judged cases pass (conformance), and how many of all cases were judged',
      '(coverage). The two are never added up. Each program ran as its package installs it, without configuration.',
      'Some cases need a condition of the account or the moment that no ordinary call creates; where the target has no',
      'way into that condition, they are not judged.',
    ].join('\n'),
    table(
      ['target', 'version', 'runs on', 'conformance', 'coverage', 'reproduce'],
      targets.map(({ name, version, runtime, conformance, coverage, reproduce }) => [
        ...[name, version, runtime],
        ...[showTally(conformance), showTally(coverage), code(reproduce)],
      ]),
    ),
    section('## Exceptions', tableOf(exceptions)),
    section('## Further parts of the contract', tableOf(parts)),
    section(
      '## What the targets can do',
      table(
        ['probe', ...names],
        probes.map((probe) => [
          probe,
          ...targets.map(({ capabilities }) => {
            const found = capabilities.find(({ name }) => name === probe);
            return found?.has ? 'yes' : 'no';
          }),
        ]),
      ),
    ),
  );
}

function cellText(cell: Cell | undefined): string {
  if (!cell) return '';
  const { verdict, conformance, coverage } = cell;
  if (coverage.total === 0) return verdict;
  return `${verdict} · ${conformance.passed}/${conformance.total} · ${coverage.judged}/${coverage.total}`;
}
