import type { Board } from '../../generated/board.ts';
import { code, list, page, section, table } from '../../src/report/markdown/kit.ts';
import { counted } from '../../src/text/counted.ts';
import {
  asSummary,
  CHANGE_HEADS,
  cellRows,
  changeRows,
  INTRODUCTION,
  MOVEMENT_HEADS,
  madeBy,
  movement,
  TARGET_HEADS,
  targetRows,
} from './words.ts';

/** The board as Markdown: only facts. */
export function boardMarkdown(board: Board): string {
  const { suite, targets, operations, exceptions, parts, earlier } = board;
  const names = targets.map(({ name }) => name);
  const tableOf = (rows: Board['exceptions']) => table(['name', ...names], cellRows(rows, names));
  const probes = (targets[0]?.capabilities ?? []).map(({ name }) => name);
  const [last] = earlier;
  return page(
    `# AWS ${suite.service} on public emulators`,
    madeBy(board),
    INTRODUCTION,
    table(TARGET_HEADS, targetRows(board, code)),
    ...targets.map(({ name, version, findings }) =>
      section(
        `## ${name}`,
        findings.length > 0 && `What to fix first in ${name} ${version}:`,
        list(
          findings.map(
            ({ title, level, cases, first }) =>
              `${title} (${level}, ${counted(cases, 'case')}); the smallest is ${code(first)}`,
          ),
        ),
      ),
    ),
    last &&
      section(
        `## Since the board of ${last.date}`,
        table(MOVEMENT_HEADS, movement(last, asSummary(board))),
        table(CHANGE_HEADS, changeRows(board)),
      ),
    section('## Operations', tableOf(operations)),
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
