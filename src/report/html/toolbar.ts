import type { Report } from '../../../generated/report.ts';
import { capital, VERDICTS } from './board.ts';
import { h, type VNode } from './h.ts';
import { mark } from './parts.ts';

/** Filter by text and verdict. */
export function toolbar({ summary }: Report): VNode {
  const chips = VERDICTS.filter((verdict) => summary.verdicts[verdict] > 0).map((verdict) =>
    h(
      'button',
      { type: 'button', class: `v-${verdict}`, 'data-verdict': verdict, 'aria-pressed': 'false' },
      mark(verdict),
      ` ${capital(verdict)}`,
    ),
  );
  return h(
    'div',
    { class: 'tools', role: 'search' },
    h(
      'div',
      { class: 'wrap' },
      h('input', {
        id: 'search',
        type: 'search',
        placeholder: 'Filter by name or text',
        'aria-label': 'Filter by name, clause or text of a case',
        autocomplete: 'off',
        spellcheck: false,
      }),
      h('div', { class: 'chips', role: 'group', 'aria-label': 'Filter by verdict' }, chips),
      h('output', { id: 'count', for: 'search' }),
      h(
        'span',
        { class: 'keys' },
        h('kbd', null, '/'),
        ' filter ',
        h('kbd', null, 'j'),
        ' ',
        h('kbd', null, 'k'),
        ' move ',
        h('kbd', null, 'Esc'),
        ' clear',
      ),
    ),
  );
}
