import type { Board, Row } from '../../generated/board.ts';
import { List } from '../../src/report/html/blocks.tsx';
import { htmlDocument } from '../../src/report/html/document.tsx';
import { Table } from '../../src/report/html/table.tsx';
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

/** The board as one self-contained page, with the movement from each board before it, newest first. */
export function boardHtml(board: Board): string {
  const { suite, targets, operations, exceptions, parts, earlier } = board;
  const title = `AWS ${suite.service} on public emulators`;
  const names = targets.map(({ name }) => name);
  const body = (
    <main class="wrap">
      <header class="top">
        <p class="eyebrow">Board</p>
        <h1>{title}</h1>
        <List look="facts" of={[madeBy(board)]} />
      </header>
      <p class="soft">{INTRODUCTION}</p>
      <Targets board={board} />
      <Findings board={board} />
      {earlier.map((one, at) => {
        const next = earlier[at - 1];
        return (
          <section class="chapter">
            <h2>{`${next ? `From ${one.date} to ${next.date}` : `Since ${one.date}`}`}</h2>
            <Table heads={MOVEMENT_HEADS} rows={movement(one, next ?? asSummary(board))} />
            {!next && <Changes board={board} />}
          </section>
        );
      })}
      <Rows title="Operations" names={names} rows={operations} />
      <Rows title="Exceptions" names={names} rows={exceptions} />
      <Rows title="Further parts of the contract" names={names} rows={parts} />
      <footer>Made from board.json by npm run board.</footer>
    </main>
  );
  return htmlDocument({ title, body });
}

function Targets({ board: { targets, notRun } }: { board: Board }) {
  const rows = targets.map(({ name, version, runtime, conformance, coverage, reproduce }) => [
    ...[name, version, runtime, showTally(conformance), showTally(coverage)],
    <code>{reproduce}</code>,
  ]);
  const others = notRun.map(({ name, reason, command }) => [
    ...[name, '–', `not run: ${reason}`, '–', '–'],
    <code>{command}</code>,
  ]);
  return <Table heads={TARGET_HEADS} rows={[...rows, ...others]} />;
}

function Findings({ board: { targets } }: { board: Board }) {
  return (
    <section class="chapter">
      <h2>What to fix first</h2>
      <Table
        heads={['target', 'finding', 'level', 'cases', 'smallest case']}
        rows={targets.flatMap(({ name, findings }) =>
          findings.map(({ title, level, cases, first }) => [
            name,
            title,
            level,
            String(cases),
            <code>{first}</code>,
          ]),
        )}
        numbers={[3]}
      />
    </section>
  );
}

function Changes({ board: { changes } }: { board: Board }) {
  if (changes.length === 0) return <p class="soft">No verdict changed.</p>;
  return (
    <details class="more">
      <summary>{`${counted(changes.length, 'verdict')} changed`}</summary>
      <Table
        heads={['target', 'name', 'before', 'now']}
        rows={changes.map(({ target, name, from, to }) => [target, name, from, to])}
      />
    </details>
  );
}

function Rows({ title, names, rows }: { title: string; names: readonly string[]; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="chapter">
      <h2>{title}</h2>
      <Table
        heads={['name', ...names]}
        rows={rows.map((row) => [row.name, ...names.map((name) => cellText(row.targets[name]))])}
      />
    </section>
  );
}
