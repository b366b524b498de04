import type { GroupReported, Report, Verdict } from '../../../generated/report.ts';
import { describeVerdict } from '../outcome.ts';
import { h, type VNode } from './h.ts';
import { breakable, mark } from './parts.ts';

/** Verdicts in the order in which a reader wants them. */
export const VERDICTS: readonly Verdict[] = ['deviates', 'partial', 'conformant', 'untested', 'retired'];

/** The exceptions as a picture: a row of tiles for each verdict. */
export function board(report: Report): VNode {
  const passed = new Set(report.cases.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id));
  const rows = VERDICTS.flatMap((verdict) => {
    const groups = report.exceptions.filter((group) => group.verdict === verdict);
    return groups.length === 0 ? [] : [row(verdict, groups, passed)];
  });
  return h(
    'section',
    { class: 'board wrap', 'aria-labelledby': 'board-heading' },
    h('h2', { id: 'board-heading', class: 'skip' }, `The ${report.exceptions.length} exceptions by verdict`),
    rows,
  );
}

function row(verdict: Verdict, groups: readonly GroupReported[], passed: ReadonlySet<string>): VNode {
  return h(
    'div',
    { class: `verdict-row v-${verdict}` },
    h('h3', null, mark(verdict), capital(verdict), h('span', { class: 'n' }, groups.length)),
    h(
      'ul',
      { class: 'tiles' },
      groups.map((group) => h('li', null, tile(group, passed))),
    ),
  );
}

function tile(
  { name, verdict, reasons, cases, total = cases.length }: GroupReported,
  passed: ReadonlySet<string>,
): VNode {
  const held = cases.filter((id) => passed.has(id)).length;
  return h(
    'a',
    {
      class: `tile v-${verdict}`,
      href: `#${name}`,
      'data-for': name,
      title: describeVerdict({ verdict, reasons }) || undefined,
    },
    // Every name ends in the same word; what tells them apart comes before it.
    h('span', { class: 'name' }, breakable(name.replace(/Exception$/, ''))),
    cases.length > 0
      ? h('span', { class: 'n', title: `${held} of ${total} cases pass` }, `${held}/${total}`)
      : null,
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
