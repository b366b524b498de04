import type { ClauseReported } from '../../../generated/report.ts';
import type { EvidenceIndex } from '../evidence.ts';
import { type MemberCoverage, membersOf } from '../members.ts';
import { h, type VNode } from './h.ts';
import { bar, breakable, chapter } from './parts.ts';

/** What the page calls its sections. */
const SECTIONS: Readonly<Record<string, string>> = {
  overview: 'Overview',
  requestSyntax: 'Request syntax',
  request: 'Request parameters',
  responseSyntax: 'Response syntax',
  response: 'Response elements',
  error: 'Errors',
  seeAlso: 'See also',
};

/** Every clause of the page and how far this run judged it, by member. */
export function contract(index: EvidenceIndex): VNode {
  const members = membersOf(index.report);
  const sections = [...new Set(members.map(({ section }) => section))];
  return chapter(
    'contract',
    'The contract by member',
    'Every sentence of the page is a clause. A clause was judged where a check of this run speaks of it.',
    sections.map((section) =>
      h(
        'div',
        { class: 'panel' },
        h('h3', null, SECTIONS[section] ?? section),
        members.filter((member) => member.section === section).map((member) => memberBlock(member, index)),
      ),
    ),
  );
}

function memberBlock(
  { member, clauses, judgeable, judged, passed }: MemberCoverage,
  index: EvidenceIndex,
): VNode {
  const share = (count: number) => (judgeable === 0 ? 0 : (count / judgeable) * 100);
  return h(
    'details',
    { class: 'member' },
    h(
      'summary',
      null,
      h('span', null, member ? breakable(member) : h('span', { class: 'soft' }, 'In general')),
      bar([
        [share(passed), 'seg-good'],
        [share(judged - passed), 'seg-bad'],
        [judgeable === 0 ? 100 : share(judgeable - judged), 'seg-none'],
      ]),
      h('span', { class: 'num' }, judgeable === 0 ? 'nothing to judge' : `${judged} of ${judgeable} judged`),
    ),
    h(
      'ul',
      null,
      clauses.map((clause) => clauseRow(clause, index)),
    ),
  );
}

function clauseRow({ id, class: kind, checks, passed }: ClauseReported, index: EvidenceIndex): VNode {
  const row = index.clause(id);
  const look = checks === 0 ? 'untestable' : checks === passed ? 'pass' : 'fail';
  const said =
    checks === 0 ? (row?.reason ?? 'no check of this run') : `${passed} of ${checks} checks passed`;
  return h(
    'li',
    { class: `o-${look}`, id: `clause/${id}` },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, checks === 0 ? '·' : checks === passed ? '✓' : '✗'),
    h('span', null, row?.description ?? id),
    h('span', { class: 'cid' }, h('code', null, id), ` ${kind}; ${said}`),
    index.evidence.page?.[id] ? h('span', { class: 'cid' }, `“${index.evidence.page[id]}”`) : null,
  );
}
