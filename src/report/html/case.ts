import type { CheckReported } from '../../../generated/report.ts';
import { failedChecks } from '../../contract/result.ts';
import { describeCheck } from '../check.ts';
import { circumstancesOf } from '../circumstances.ts';
import { deviationOf, tellingChecks } from '../deviation.ts';
import { type CaseEvidence, type EvidenceIndex, exchangeOf } from '../evidence.ts';
import { describeCase, describeMissing } from '../outcome.ts';
import { type Why, whyOf } from '../why.ts';
import { capital } from './board.ts';
import { exchangeBlock } from './exchange.ts';
import { type ComponentChild, h, type VNode } from './h.ts';
import { mark } from './parts.ts';
import { reproduceBlock } from './reproduce.ts';

/** One case, closed: its title and what is wrong; open: everything an author needs to mend it. */
export function caseBlock(one: CaseEvidence, index: EvidenceIndex): VNode {
  const { reported } = one;
  const { id, title, outcome, clauses, code } = reported;
  const said = describeCase(reported);
  return h(
    'details',
    {
      class: `case o-${outcome}`,
      id,
      'data-sort': deviationOf(reported),
      'data-find': [id, title, outcome, code ?? '', said, ...clauses].join(' ').toLowerCase(),
    },
    h(
      'summary',
      null,
      mark(outcome),
      h('span', { class: 'title' }, h('span', { class: 'skip' }, `${outcome}: `), capital(title)),
      said ? h('span', { class: outcome === 'untestable' ? 'said soft' : 'said' }, said) : null,
    ),
    h('div', { class: 'case-body' }, body(one, index)),
  );
}

function body(one: CaseEvidence, index: EvidenceIndex): ComponentChild[] {
  const { reported, row } = one;
  const { id, about, unmet, outcome, checks } = reported;
  const failed = failedChecks(reported);
  const request = exchangeOf(one, 'request');
  const control = exchangeOf(one, 'control');
  return [
    h(
      'div',
      { class: 'links' },
      h('a', { href: `#${id}` }, id),
      about.length > 0
        ? h('span', null, `judges ${about.filter((clause) => !clause.endsWith('.heading')).join(', ')}`)
        : null,
    ),
    row?.note ? h('p', { class: 'note' }, row.note) : null,
    outcome === 'error' ? h('p', null, `Not counted against the target: ${describeCase(reported)}`) : null,
    unmet
      .map(describeMissing)
      .map(({ name, reason, remedy }) =>
        h('p', null, `${name}: ${reason}. `, h('b', null, `To test it: ${remedy}.`)),
      ),
    failed.length > 0
      ? [h('h4', null, 'Why this is a deviation'), checkList(tellingChecks(reported), index)]
      : null,
    circumstances(one, index),
    expectation(one, index, failed.length > 0),
    request ? [h('h4', null, 'The exchange'), exchangeBlock(request)] : null,
    one.exchanges
      .filter(({ role }) => role === 'probe' && failed.some((check) => check.role === role))
      .map((probe) => [h('h4', null, `Afterwards, ${probe.operation}`), exchangeBlock(probe)]),
    control
      ? [
          h(
            'h4',
            null,
            `The control: ${row?.control?.description ?? 'the one fault mended'}, answered in the same run`,
          ),
          exchangeBlock(control),
        ]
      : null,
    reproduceBlock(one, index),
    otherChecks(checks.filter((check) => !failed.includes(check))),
  ];
}

/** What existed when the request was sent. */
function circumstances({ row, part }: CaseEvidence, { table }: EvidenceIndex): ComponentChild {
  if (!row || row.needs.length + (row.worlds ?? []).length + row.before.length === 0) return null;
  return [
    h('h4', null, 'How it was provoked'),
    h(
      'ul',
      { class: 'compact' },
      circumstancesOf(row, table, part).map((line) => h('li', null, line)),
    ),
  ];
}

/** The accepted set. A single error that a failing check already speaks of is not said twice. */
function expectation({ row }: CaseEvidence, index: EvidenceIndex, told: boolean): ComponentChild {
  const errors = row?.expect.errors ?? [];
  if (errors.length === 0 || (told && errors.length === 1)) return null;
  return [
    h('h4', null, errors.length === 1 ? 'Accepted error' : 'Accepted errors, any one of them'),
    h(
      'ul',
      { class: 'checks' },
      errors.map(({ code, provenance }) =>
        h('li', null, h('code', null, code), h('div', null, because(whyOf(provenance, index.table)))),
      ),
    ),
  ];
}

function checkList(checks: readonly CheckReported[], index: EvidenceIndex): VNode {
  return h(
    'ul',
    { class: 'checks' },
    checks.map((check) =>
      h(
        'li',
        null,
        h(
          'div',
          { class: 'say' },
          h('span', { class: 'level', title: `check ${check.check}` }, check.level),
          describeCheck(check).headline,
        ),
        because(whyOf(check.provenance, index.table)),
      ),
    ),
  );
}

/** The ground of an expectation. */
function because(reasons: readonly Why[]): VNode[] {
  return reasons
    .filter(
      ({ source }) => (!source.endsWith('.heading') && !source.endsWith('.status')) || reasons.length === 1,
    )
    .map(({ kind, message, source, link }) =>
      h(
        'p',
        { class: 'because' },
        h('b', null, kind),
        message ? `: ${message} ` : ': ',
        link ? h('a', { href: link, rel: 'noreferrer' }, source) : h('span', null, `(${source})`),
      ),
    );
}

function otherChecks(checks: readonly CheckReported[]): ComponentChild {
  const held = checks.filter(({ passed }) => passed);
  const told = checks.filter(({ passed }) => !passed);
  return [
    told.length > 0
      ? details(
          `${told.length} worth knowing, never counted`,
          told.map((check) => `${check.check}: ${describeCheck(check).headline}`),
        )
      : null,
    held.length > 0
      ? details(
          `${held.length} ${held.length === 1 ? 'check holds' : 'checks hold'}`,
          held.map((check) => `${check.check} (${check.level}): ${describeCheck(check).actual}`),
        )
      : null,
  ];
}

function details(title: string, lines: readonly string[]): VNode {
  return h(
    'details',
    { class: 'more' },
    h('summary', null, title),
    h(
      'ul',
      { class: 'compact' },
      lines.map((line) => h('li', null, line)),
    ),
  );
}
