import type { GroupReported } from '../../../generated/report.ts';
import type { EvidenceIndex } from '../evidence.ts';
import { describeVerdict } from '../outcome.ts';
import { caseBlock } from './case.ts';
import { h, type VNode } from './h.ts';
import { breakable, mark } from './parts.ts';

/** One exception, or one further part of the contract: what the page demands, then its cases. */
export function exceptionSection(group: GroupReported, index: EvidenceIndex): VNode {
  const { name, verdict, cases } = group;
  const reason = describeVerdict(group);
  const clauses = index.table.groups.find((one) => one.name === name)?.clauses ?? [];
  return h(
    'article',
    {
      class: `exception v-${verdict}`,
      id: name,
      'data-verdict': verdict,
      'data-find': [name, verdict, reason, ...clauses].join(' ').toLowerCase(),
    },
    h(
      'header',
      null,
      h('h3', null, h('a', { href: `#${name}` }, breakable(name))),
      h('span', { class: 'pill' }, mark(verdict), ` ${verdict}`),
      reason ? h('span', { class: 'why' }, reason) : null,
    ),
    clauses.length > 0 ? demands(clauses, index) : null,
    index.cases(cases).map((one) => caseBlock(one, index)),
  );
}

function demands(ids: readonly string[], index: EvidenceIndex): VNode {
  const { page } = index.evidence;
  return h(
    'div',
    { class: 'demands' },
    h(
      'span',
      { class: 'small soft' },
      'What ',
      h('a', { href: index.table.documentation, rel: 'noreferrer' }, 'the page'),
      ' demands, in our words',
    ),
    h(
      'ul',
      null,
      // A heading demands nothing that the name above doesn't say.
      ids
        .filter((id) => !id.endsWith('.heading'))
        .map((id) =>
          h(
            'li',
            null,
            index.clause(id)?.description ?? '',
            ' ',
            h('code', { class: 'cid' }, id),
            page?.[id] ? h('blockquote', null, page[id]) : null,
          ),
        ),
    ),
  );
}
