import type { GroupReported, Report, Verdict } from '../../../generated/report.ts';
import { counted } from '../../text/counted.ts';
import { wrap } from '../../text/wrap.ts';
import { operationsOf } from '../operations.ts';
import { LOOKS } from './groups.ts';
import type { Paint } from './paint.ts';

/** The verdicts whose exceptions and parts are named; of the others the number says enough. */
const NAMED: readonly Verdict[] = ['deviates', 'partial'];
/** Lines of names of one verdict before the reader is sent to the report; one more where no operations stand beside them. */
const MOST_LINES = 2;

/** Verdicts behind a number. */
const LABELS: Readonly<Record<Verdict | 'not served', string>> = {
  conformant: 'conformant',
  deviates: 'deviate',
  partial: 'partial',
  untested: 'not tested',
  'not served': 'not served',
  retired: 'retired',
};

/** Something with a verdict, and how it is named. */
interface Judged {
  name: string;
  verdict: Verdict | 'not served';
}

/**
 * How many operations, exceptions and further parts have which verdict, and by name those that need attention, in a few lines.
 * @param page path of the page that has them all
 */
export function verdictLines(report: Report, paint: Paint, page?: string): string[] {
  const { exceptions, parts, cases } = report;
  const passed = new Set(cases.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id));
  const operations = operationsOf(report).map(({ name, verdict, conformance }) => ({
    // The number stays with its name.
    name: `${name}\u00a0${conformance.passed}/${conformance.total}`,
    verdict,
  }));
  const where = (chapter: string) => (page === undefined ? 'see --verbose' : `${page}#${chapter}`);
  const named = (groups: readonly GroupReported[]) =>
    groups.map((group) => ({ ...group, name: shortName(group, passed) }));
  const ofExceptions = countLine(counted(exceptions.length, 'exception'), countsOf(exceptions));
  const ofParts = parts.length > 0 ? countLine(counted(parts.length, 'further part'), countsOf(parts)) : [];
  if (operations.length > 0) {
    // Beside the operations there is room for the worst exceptions only; each further part is one of an operation.
    const worst = NAMED.find((verdict) => exceptions.some((one) => one.verdict === verdict));
    return [
      ...countLine(counted(operations.length, 'operation'), countsOf(operations)),
      ...namedLines(operations, paint, { where: where('operations'), most: MOST_LINES }),
      ...ofExceptions,
      ...namedLines(named(exceptions.filter(({ verdict }) => verdict === worst)), paint, {
        where: where('exceptions'),
        most: MOST_LINES,
      }),
      ...ofParts,
    ];
  }
  return [
    ...ofExceptions,
    ...namedLines(named(exceptions), paint, { where: where('exceptions'), most: MOST_LINES + 1 }),
    ...ofParts,
    ...namedLines(named(parts), paint, { where: where('parts'), most: MOST_LINES }),
  ];
}

function countLine(what: string, counts: readonly (readonly [string, number])[]): string[] {
  const shown = counts
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${LABELS[verdict as Verdict]}`);
  return wrap(`${what}: ${shown.join(', ')}`, '  ');
}

function countsOf(judged: readonly Judged[]): [string, number][] {
  return Object.keys(LABELS).map((label) => [
    label,
    judged.filter(({ verdict }) => verdict === label).length,
  ]);
}

/** Where the others are, and the most lines. */
interface Few {
  where: string;
  most: number;
}

function namedLines(judged: readonly Judged[], paint: Paint, few: Few): string[] {
  return NAMED.flatMap((verdict) => {
    const names = judged.filter((one) => one.verdict === verdict).map(({ name }) => name);
    if (names.length === 0) return [];
    const { mark, style } = LOOKS[verdict];
    return fewLines(names, `  ${mark} ${verdict.padEnd(9)}  `, few).map((line) => paint(style, line));
  });
}

/** As many names as there is room for, and how many there are beyond. */
function fewLines(names: readonly string[], first: string, { where, most }: Few): string[] {
  for (let count = names.length; ; count -= 1) {
    const rest = names.length - count;
    const more = rest > 0 ? `, … ${rest}\u00a0more: ${where}` : '';
    const lines = wrap(`${names.slice(0, count).join(', ')}${more}`, first);
    if (lines.length <= most || count <= 1) return lines;
  }
}

/** Every name of an exception ends in the same word; the rest and how many of its cases pass is enough. */
function shortName({ name, cases }: GroupReported, passed: ReadonlySet<string>): string {
  const pass = cases.filter((id) => passed.has(id)).length;
  // The number stays with its name.
  return `${name.replace(/Exception$/, '')}\u00a0${pass}/${cases.length}`;
}
