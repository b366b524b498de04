import type { EvidenceIndex } from '../evidence.ts';
import { describeCapability, describeMissing, describeVerdict } from '../outcome.ts';
import { timingsOf } from '../timings.ts';
import { precedenceGraph } from './graph.ts';
import { h, type VNode } from './h.ts';
import { breakable, chapter, table } from './parts.ts';

/** What the target can do, as far as the run asked. */
export function capabilities({ report }: EvidenceIndex): VNode {
  return chapter(
    'capabilities',
    'What the target can do',
    'What the cases need beside the operation itself, and whether it could be had here.',
    table(
      ['Capability', 'There', 'Seen'],
      report.capabilities.map((one) => [one.name, one.has ? '✓ yes' : '✗ no', describeCapability(one)]),
    ),
  );
}

/** Which of two faults the target looks at first, drawn and told. */
export function precedence({ report, table: { cases } }: EvidenceIndex): VNode | null {
  if (report.precedence.length === 0) return null;
  const titles = new Map(cases.map(({ id, title }) => [id, title]));
  return chapter(
    'precedence',
    'Precedence',
    'Requests with two faults at once: an arrow leads from the fault this target answers first to the one it would answer next. Told, never counted.',
    h(
      'div',
      { class: 'panel scroll', role: 'group', tabIndex: 0, 'aria-label': 'Graph of the order' },
      precedenceGraph(report.precedence),
    ),
    h(
      'details',
      { class: 'more' },
      h('summary', null, `${report.precedence.length} requests with two faults`),
      table(
        ['Case', 'What', 'Answered'],
        report.precedence.map(({ case: id, code }) => [h('span', { id }, id), titles.get(id) ?? '', code]),
      ),
    ),
  );
}

export function timings({ evidence }: EvidenceIndex): VNode {
  const rows = timingsOf(evidence.recordings);
  return chapter(
    'timings',
    'Timings',
    'Milliseconds from the first byte sent to the last byte read, by exchange.',
    table(
      ['Operation', 'Lane', 'Answer', 'Exchanges', 'p50', 'p95', 'Slowest'],
      rows.map(({ operation, lane, outcome, count, p50, p95, max }) => [
        operation,
        lane,
        outcome,
        count,
        p50,
        p95,
        max,
      ]),
      [3, 4, 5, 6],
    ),
  );
}

/** Where the page, the SDK's model and what was observed don't say the same; and what else is worth knowing. */
export function conflicts({ report, table: { cases } }: EvidenceIndex): VNode | null {
  const ran = new Set(report.cases.map(({ id }) => id));
  const widened = cases.filter(({ id, expect: { errors = [] } }) => {
    const kinds = new Set(errors.flatMap(({ provenance }) => provenance.map(({ kind }) => kind)));
    return ran.has(id) && errors.length > 1 && kinds.size > 1;
  });
  const noted = cases.filter(({ id, note }) => ran.has(id) && note && !widened.some((one) => one.id === id));
  const rows = [
    ...report.findings
      .filter(({ kind }) => !SEEN.has(kind))
      .map(({ subject, message }) => [breakable(subject), message, 'what the page says']),
    ...[...widened, ...noted].map(({ id, note, expect: { errors = [] } }) => [
      h('a', { href: `#${id}` }, breakable(id)),
      note ?? 'The sources name different errors; each is accepted.',
      errors
        .map(({ code, provenance }) => `${code} (${provenance.map(({ kind }) => kind).join(', ')})`)
        .join('; '),
    ]),
  ];
  if (rows.length === 0) return null;
  return chapter(
    'conflicts',
    'Where the sources disagree',
    'The page is the contract. Where public observation says otherwise, a set of outcomes is accepted; where only the SDK’s model does, it is told.',
    table(['About', 'What', 'Accepted'], rows),
  );
}

/** Findings about the target, not about the sources. */
const SEEN: ReadonlySet<string> = new Set(['retired-seen', 'unknown-member', 'one-region']);
/** Cases named in a cell before the rest is only counted. */
const MOST_LINKS = 4;

/** What was seen of the target that no case counts. */
export function seen({ report }: EvidenceIndex): VNode | null {
  const found = report.findings.filter(({ kind }) => SEEN.has(kind));
  if (found.length === 0) return null;
  return chapter(
    'seen',
    'Also seen',
    'Worth knowing of this target, whatever the cases say.',
    table(
      ['About', 'What', 'Seen in'],
      found.map(({ subject, message, cases: where = [] }) => [
        breakable(subject),
        message,
        [
          ...links(where.slice(0, MOST_LINKS)),
          where.length > MOST_LINKS ? `and ${where.length - MOST_LINKS} more` : '',
        ],
      ]),
    ),
  );
}

function links(ids: readonly string[]): VNode[] {
  return ids.map((id) => h('span', null, h('a', { href: `#${id.split('#')[0]}` }, id), ' '));
}

/** What could not be tested and what each case would need. */
export function untestable({ report }: EvidenceIndex): VNode | null {
  const rows = [
    ...report.cases
      .filter(({ outcome }) => outcome === 'untestable')
      .map(({ id, unmet }) => [
        h('a', { href: `#${id}` }, breakable(id)),
        unmet
          .map(describeMissing)
          .map(({ name, reason }) => `${name}: ${reason}`)
          .join('; '),
        unmet.map((one) => describeMissing(one).remedy).join('; '),
      ]),
    ...report.exceptions
      .filter(({ verdict, cases }) => verdict === 'untested' && cases.length === 0)
      .map((group) => [
        h('a', { href: `#${group.name}` }, breakable(group.name)),
        describeVerdict(group),
        '–',
      ]),
  ];
  if (rows.length === 0) return null;
  return chapter(
    'untestable',
    'What could not be tested',
    'Nothing here counts for or against the target; it lowers the coverage.',
    table(['Case', 'Why', 'What it needs'], rows),
  );
}
