import type { GroupReported, Report, Verdict } from '../../../generated/report.ts';
import { counted } from '../../text/counted.ts';
import { wrap } from '../../text/wrap.ts';
import { LOOKS } from './groups.ts';
import type { Paint } from './paint.ts';

/** The verdicts whose exceptions and parts are named; of the others the number says enough. */
const NAMED: readonly Verdict[] = ['deviates', 'partial'];

/** Verdicts behind a number. */
const LABELS: Readonly<Record<Verdict, string>> = {
  conformant: 'conformant',
  deviates: 'deviate',
  partial: 'partial',
  untested: 'not tested',
  retired: 'retired',
};

/** How many exceptions have which verdict, and by name those that need attention, in a few lines. */
export function verdictLines({ exceptions, parts, cases, summary }: Report, paint: Paint): string[] {
  const passed = new Set(cases.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id));
  const groups = [...parts, ...exceptions];
  const counts = Object.entries(summary.verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${LABELS[verdict as Verdict]}`);
  const named = NAMED.flatMap((verdict) => {
    const own = groups.filter((group) => group.verdict === verdict);
    if (own.length === 0) return [];
    const names = own.map((group) => shortName(group, passed)).join(', ');
    const { mark, style } = LOOKS[verdict];
    return wrap(names, `  ${mark} ${verdict.padEnd(9)}  `).map((line) => paint(style, line));
  });
  return [...wrap(`${counted(exceptions.length, 'exception')}: ${counts.join(', ')}`, '  '), ...named];
}

/** Every name of an exception ends in the same word; the rest and how many of its cases pass is enough. */
function shortName({ name, cases }: GroupReported, passed: ReadonlySet<string>): string {
  const pass = cases.filter((id) => passed.has(id)).length;
  // The number stays with its name.
  return `${name.replace(/Exception$/, '')}\u00a0${pass}/${cases.length}`;
}
