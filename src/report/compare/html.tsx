import type { ComparedRow, Comparison } from '../../results/compare.ts';
import { harmless } from '../../text/harmless.ts';
import { List } from '../html/blocks.tsx';
import { VERDICTS } from '../html/board.tsx';
import { htmlDocument } from '../html/document.tsx';
import { MARKS, Name } from '../html/name.tsx';
import { Table } from '../html/table.tsx';
import { comparisonInWords, describeCell } from './words.ts';

/** A comparison as one self-contained page: figures, differences, and folded up what is the same. */
export function compareToHtml(comparison: Comparison): string {
  const { labels, figures, differing, same, count, choice } = comparisonInWords(harmless(comparison));
  const body = (
    <main class="wrap">
      <header class="top">
        <p class="eyebrow">Comparison of</p>
        <h1>{labels.join(', ')}</h1>
        <List look="facts" of={[choice, count]} />
      </header>
      <Table heads={['Run', ...labels]} rows={figures} />
      <section class="chapter">
        <h2>Differences</h2>
        {differing.length > 0 ? <Rows labels={labels} rows={differing} /> : <p class="soft">None.</p>}
      </section>
      {same.length > 0 && (
        <section class="chapter">
          <h2>The same</h2>
          <details class="more">
            <summary>{`${same.length} rows`}</summary>
            <Rows labels={labels} rows={same} />
          </details>
        </section>
      )}
      <footer>Made from the report.json of each run.</footer>
    </main>
  );
  return htmlDocument({ title: `Comparison of ${labels.join(', ')}`, body });
}

function Rows({ labels, rows }: { labels: readonly string[]; rows: readonly ComparedRow[] }) {
  return (
    <Table
      heads={['Finding, exception, part or case', ...labels]}
      rows={rows.map((row) => [
        <span>
          <Name of={row.id} />
        </span>,
        ...row.cells.map((cell) => <Cell of={cell} row={row} />),
      ])}
    />
  );
}

function Cell({ of: cell, row }: { of: ComparedRow['cells'][number]; row: ComparedRow }) {
  const state = cell?.state ?? '';
  const mark = MARKS[state as keyof typeof MARKS];
  const look = mark ? `${VERDICTS.some((verdict) => verdict === state) ? 'v' : 'o'}-${state}` : '';
  return (
    <span class={look}>
      <span class="mark">{mark}</span> {describeCell(cell, row)}
    </span>
  );
}
