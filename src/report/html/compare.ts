import type { ComparedRow, Comparison } from '../../results/compare.ts';
import { showTally } from '../../results/summary.ts';
import { showTime } from '../../text/duration.ts';
import { harmless } from '../../text/harmless.ts';
import { countOf, stateOf } from '../compare-text.ts';
import { htmlDocument } from './document.ts';
import { h, type VNode } from './h.ts';
import { breakable, MARKS, table } from './parts.ts';
import { STYLE } from './style.ts';

/** A comparison as one self-contained page: figures, differences, and folded up what is the same. */
export function compareToHtml(comparison: Comparison): string {
  const { columns, rows } = harmless(comparison);
  const labels = columns.map(({ label }) => label);
  const differing = rows.filter(({ differs }) => differs);
  const same = rows.filter(({ differs }) => !differs);
  const body = h(
    'main',
    { class: 'wrap' },
    h(
      'header',
      { class: 'top' },
      h('p', { class: 'eyebrow' }, 'Comparison of'),
      h('h1', null, labels.join(', ')),
      h('ul', { class: 'facts' }, h('li', null, countOf(rows))),
    ),
    table(
      ['Run', ...labels],
      [
        ['Date', ...columns.map(({ startedAt }) => showTime(startedAt))],
        ['Suite', ...columns.map(({ suite }) => suite)],
        ['Conformance', ...columns.map(({ conformance }) => showTally(conformance))],
        ['Coverage', ...columns.map(({ coverage }) => showTally(coverage))],
      ],
    ),
    h(
      'section',
      { class: 'chapter' },
      h('h2', null, 'Differences'),
      differing.length > 0 ? rowTable(labels, differing) : h('p', { class: 'soft' }, 'None.'),
    ),
    same.length > 0
      ? h(
          'section',
          { class: 'chapter' },
          h('h2', null, 'The same'),
          h('details', { class: 'more' }, h('summary', null, `${same.length} rows`), rowTable(labels, same)),
        )
      : null,
    h('footer', null, 'Made from the report.json of each run.'),
  );
  return htmlDocument(`Comparison of ${labels.join(', ')}`, { style: STYLE, body });
}

function rowTable(labels: readonly string[], rows: readonly ComparedRow[]): VNode {
  return table(
    ['Exception, part or case', ...labels],
    rows.map(({ id, cells }) => [
      h('span', null, breakable(id)),
      ...cells.map((one) => {
        const state = one?.state ?? '';
        const look =
          state in MARKS
            ? ['conformant', 'deviates', 'partial', 'untested', 'retired'].includes(state)
              ? `v-${state}`
              : `o-${state}`
            : '';
        return h(
          'span',
          { class: look },
          h('span', { class: 'mark' }, MARKS[state as keyof typeof MARKS] ?? ''),
          ` ${stateOf(one)}`,
        );
      }),
    ]),
  );
}
