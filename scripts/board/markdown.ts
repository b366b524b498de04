import type { Board } from '../../generated/board.ts';
import { code, list, page, section, table } from '../../src/report/markdown/kit.ts';
import { showTally } from '../../src/results/summary.ts';
import { counted } from '../../src/text/counted.ts';
import {
  asSummary,
  cellText,
  INTRODUCTION,
  MOVEMENT_HEADS,
  madeBy,
  movement,
  TARGET_HEADS,
} from './words.ts';

/** The board as Markdown: only facts. */
export function boardMarkdown(board: Board): string {
  const { suite, targets, notRun, operations, exceptions, parts, changes, earlier } = board;
  const names = targets.map(({ name }) => name);
  const tableOf = (rows: Board['exceptions']) =>
    table(
      ['name', ...names],
      rows.map((row) => [row.name, ...names.map((name) => cellText(row.targets[name]))]),
    );
  const probes = (targets[0]?.capabilities ?? []).map(({ name }) => name);
  const [last] = earlier;
  return page(
    `# AWS ${suite.service} on public emulators`,
    madeBy(board),
    INTRODUCTION,
    table(TARGET_HEADS, [
      ...targets.map(({ name, version, runtime, conformance, coverage, reproduce }) => [
        ...[name, version, runtime],
        ...[showTally(conformance), showTally(coverage), code(reproduce)],
      ]),
      ...notRun.map(({ name, reason, command }) => [
        name,
        '–',
        `not run: ${reason}`,
        '–',
        '–',
        code(command),
      ]),
    ]),
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
        table(
          ['target', 'name', 'before', 'now'],
          changes.map(({ target, name, from, to }) => [target, name, from, to]),
        ),
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
