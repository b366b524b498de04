import type { Finding, Report } from '../../../generated/report.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';
import { wrap } from '../../text/wrap.ts';
import { caseInWords } from '../checks-in-words.ts';
import { countFindings } from '../findings.ts';
import type { Paint } from './paint.ts';

/** Findings shown before the reader is sent to the report, and how many of them with the case to run again. */
const MOST_FINDINGS = 10;
const WITH_CASE = 2;
/** Checks of the first case of a finding before the reader is sent there too. */
const MOST_CHECKS = 8;

interface Showing {
  paint: Paint;
  verbose: boolean;
  /** Path of the page that has them all. */
  page: string | undefined;
}

/** What to fix first, one finding after the other. */
export function findingLines(
  report: Report,
  findings: readonly Finding[],
  { paint, verbose, page }: Showing,
): string[] {
  if (findings.length === 0) return [];
  const shown = verbose ? findings : findings.slice(0, MOST_FINDINGS);
  const rest = findings.length - shown.length;
  const where = page === undefined ? ': --verbose' : `: ${page}#findings, or --verbose`;
  const { command } = report.run;
  return [
    `  Fix first: ${countFindings(findings)}`,
    ...shown.flatMap((finding, index) => linesOf(report, finding, index + 1, { paint, verbose })),
    ...(rest > 0 ? wrap(`${rest} more${where}`, '   … ') : []),
    // A command is copied, so it stays on one line.
    ...(command ? [`     again: ${command} --only CASE`] : []),
  ];
}

function linesOf(
  report: Report,
  { title, level, cases, fixes, first, means }: Finding,
  place: number,
  { paint, verbose }: Pick<Showing, 'paint' | 'verbose'>,
): string[] {
  // That all of them would pass goes without saying.
  const passing = fixes.length < cases.length ? `, ${fixes.length} would pass` : '';
  const count = `${level}, ${counted(cases.length, 'case')}${passing}`;
  const head = wrap(`${plain(title)} (${count})`, `  ${`${place}`.padStart(2)} `);
  const example = report.cases.find(({ id }) => id === first);
  const details = verbose && example ? detailLines(example, means, cases) : [];
  return [
    ...head.map((line) => paint(level === 'wire' ? 'yellow' : 'red', line)),
    ...(verbose || place <= WITH_CASE ? [paint('dim', `     ${plain(first)}`)] : []),
    ...details,
  ];
}

function detailLines(example: Report['cases'][number], means: string, cases: readonly string[]): string[] {
  const { telling } = caseInWords(example);
  const rest = telling.length - MOST_CHECKS;
  return [
    ...telling.slice(0, MOST_CHECKS).flatMap(({ message }) => wrap(plain(message), '       ')),
    ...(rest > 0 ? [`       … and ${counted(rest, 'more check')}: report.json`] : []),
    ...wrap(means, '       '),
    ...cases.filter((id) => id !== example.id).map((id) => `       also ${plain(id)}`),
  ];
}
