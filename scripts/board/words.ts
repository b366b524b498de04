import type { Board, Cell, EarlierBoard, Row } from '../../generated/board.ts';
import { showTally } from '../../src/results/summary.ts';

export const TARGET_HEADS = ['target', 'version', 'runs on', 'conformance', 'coverage', 'reproduce'];
export const INTRODUCTION = [
  'A cell shows the verdict, how many of the judged cases pass (conformance), and how many of all cases were judged (coverage).',
  'The two are never added up. Each program ran as its package installs it, without configuration. Some cases need a condition',
  'of the account or the moment that no ordinary call creates; where the target has no way into that condition, they are not judged.',
].join('\n');

/** Suite, day and machine of a board. */
export function madeBy({ suite, date, machine }: Board): string {
  return `${suite.name} ${suite.version} on ${date}, ${machine}. Cases: ${suite.casesSha256.slice(0, 12)}.`;
}

/** A row for each target, those that were not run after the others; `code` is how a format writes a command. */
export function targetRows<T>(
  { targets, notRun }: Pick<Board, 'targets' | 'notRun'>,
  code: (command: string) => T,
): (string | T)[][] {
  return [
    ...targets.map(({ name, version, runtime, conformance, coverage, reproduce }) => [
      ...[name, version, runtime, showTally(conformance), showTally(coverage)],
      code(reproduce),
    ]),
    ...notRun.map(({ name, reason, command }) => [
      ...[name, '–', `not run: ${reason}`, '–', '–'],
      code(command),
    ]),
  ];
}

/** Rows with a cell for each of the targets. */
export function cellRows(rows: readonly Row[], targets: readonly string[]): string[][] {
  return rows.map((row) => [row.name, ...targets.map((name) => cellText(row.targets[name]))]);
}

export const CHANGE_HEADS = ['target', 'name', 'before', 'now'];

/** The verdicts that changed since the last board. */
export function changeRows({ changes }: Pick<Board, 'changes'>): string[][] {
  return changes.map(({ target, name, from, to }) => [target, name, from, to]);
}

function cellText(cell: Cell | undefined): string {
  if (!cell) return '';
  const { verdict, conformance, coverage } = cell;
  if (coverage.total === 0) return verdict;
  return `${verdict} · ${conformance.passed}/${conformance.total} · ${coverage.judged}/${coverage.total}`;
}

type Summary = Pick<EarlierBoard, 'casesSha256' | 'targets'>;

/** The movement of each target from one board to the next. */
export function movement(from: Summary, to: Summary): string[][] {
  const otherCases = from.casesSha256 === to.casesSha256 ? '' : 'other cases';
  return to.targets.map(({ name, version, conformance }) => {
    const before = from.targets.find((one) => one.name === name);
    if (!before) return [name, '–', `${version}: ${showTally(conformance)}`, 'new here'];
    const notes = [before.version === version ? '' : 'other version', otherCases].filter(Boolean);
    return [
      name,
      `${before.version}: ${showTally(before.conformance)}`,
      `${version}: ${showTally(conformance)}`,
      notes.join(', '),
    ];
  });
}

export const MOVEMENT_HEADS = ['target', 'before', 'now', ''];

/** What a board is to those that come after it. */
export function asSummary({ suite, targets }: Pick<Board, 'suite' | 'targets'>): Summary {
  return { casesSha256: suite.casesSha256, targets };
}
