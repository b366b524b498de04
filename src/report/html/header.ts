import type { Report } from '../../../generated/report.ts';
import { countOf, type Figure, sharePercent, showPercent } from '../../results/summary.ts';
import { showDuration, showTime } from '../../text/duration.ts';
import { sharedCauses } from '../causes.ts';
import { type Changes, changesBetween, describeChanges } from '../changes.ts';
import { sortsOf } from '../deviation.ts';
import type { Evidence } from '../evidence.ts';
import { h, type VNode } from './h.ts';
import { bar } from './parts.ts';

/** Cases named in a line before the rest is only counted. */
const MOST_CHANGES = 8;

/** What is judged, when, and the two figures; then what is wrong, by sort. */
export function header({ report, previous }: Evidence): VNode {
  const { suite, target, run, summary } = report;
  const filter = run.filter.length > 0 ? `only ${run.filter.join(', ')}` : undefined;
  const facts = [
    showTime(run.startedAt),
    `Region ${target.region}`,
    target.account && `account ${target.account}`,
    `in ${showDuration(run.ms)}`,
    `suite ${suite.version}`,
    filter,
  ];
  return h(
    'header',
    { class: 'top wrap' },
    h(
      'div',
      { class: 'hero' },
      h(
        'div',
        null,
        h('p', { class: 'eyebrow' }, `AWS ${suite.service} ${suite.operation}, conformance of`),
        h('h1', null, target.name),
        h(
          'ul',
          { class: 'facts' },
          facts.filter(Boolean).map((fact) => h('li', null, fact)),
        ),
      ),
      h(
        'dl',
        { class: 'figures' },
        figure('Conformance', summary.conformance, 'judged hold'),
        figure('Coverage', summary.coverage, 'cases judged'),
      ),
    ),
    lead(report),
    previous ? changes(changesBetween(previous, report), previous) : null,
  );
}

function figure(name: string, tally: Figure, what: string): VNode {
  return h(
    'div',
    { class: 'figure' },
    h('dt', null, name),
    h(
      'dd',
      null,
      h(
        'span',
        { class: 'big' },
        tally.total === 0 ? '–' : showPercent(tally),
        tally.total === 0 ? null : h('small', null, ' %'),
      ),
      bar([
        [sharePercent(tally), 'bar-fg'],
        [100 - sharePercent(tally), 'bar-bg'],
      ]),
      h('span', { class: 'small soft' }, `${countOf(tally)} of ${tally.total} ${what}`),
    ),
  );
}

function lead({ cases, summary, leaks, findings }: Report): VNode {
  const items = sortsOf(cases).map(({ sort, message, count }) =>
    h(
      'li',
      null,
      h(
        'button',
        { type: 'button', 'data-sort': sort, 'aria-pressed': 'false', title: 'Show only these cases' },
        `${message} `,
        h('b', null, count),
      ),
    ),
  );
  const causes = sharedCauses(cases).map(({ message, first }) =>
    h('li', null, h('span', null, `${message}; see `, h('a', { href: `#${first.id}` }, first.id), ' first')),
  );
  const said = (text: string, look?: string) => h('li', null, h('span', { class: look }, text));
  const seen = findings.filter(({ kind }) => kind === 'retired-seen').length;
  return h(
    'ul',
    { class: 'lead', 'aria-label': 'What deviates, by sort' },
    causes,
    items,
    seen > 0 ? said(`Still sends an error that is no longer in use ${seen}`) : null,
    leaks.length > 0 ? said(`Left behind ${leaks.length}`) : null,
    items.length + seen + leaks.length === 0 && summary.conformance.total > 0
      ? said('Every case that could be judged holds', 'well')
      : null,
  );
}

function changes(found: Changes, previous: Report): VNode {
  const said = describeChanges(found);
  const rows = said.map(([what, ids]) =>
    h(
      'li',
      null,
      `${what}: `,
      ids.slice(0, MOST_CHANGES).map((id, at) => [at > 0 ? ', ' : '', h('a', { href: `#${id}` }, id)]),
      ids.length > MOST_CHANGES ? ` and ${ids.length - MOST_CHANGES} more` : null,
    ),
  );
  const since = h('b', null, `Since ${showTime(previous.run.startedAt)}: `);
  if (said.length === 0) return h('p', { class: 'changes' }, since, 'nothing has changed.');
  return h(
    'details',
    { class: 'changes' },
    h('summary', null, since, said.map(([what, ids]) => `${ids.length} ${what}`).join(', ')),
    h('ul', null, rows),
  );
}
