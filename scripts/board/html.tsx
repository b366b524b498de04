import type { Board, Row } from '../../generated/board.ts';
import { List } from '../../src/report/html/blocks.tsx';
import { htmlDocument } from '../../src/report/html/document.tsx';
import { Table } from '../../src/report/html/table.tsx';
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

function Targets({ board }: { board: Board }) {
  const rows = targetRows(board, (command) => <code>{command}</code>);
  return <Table heads={TARGET_HEADS} rows={rows} />;
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

function Changes({ board }: { board: Board }) {
  if (board.changes.length === 0) return <p class="soft">No verdict changed.</p>;
  return (
    <details class="more">
      <summary>{`${counted(board.changes.length, 'verdict')} changed`}</summary>
      <Table heads={CHANGE_HEADS} rows={changeRows(board)} />
    </details>
  );
}

function Rows({ title, names, rows }: { title: string; names: readonly string[]; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="chapter">
      <h2>{title}</h2>
      <Table heads={['name', ...names]} rows={cellRows(rows, names)} />
    </section>
  );
}
