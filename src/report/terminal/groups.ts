import type { CaseReported, GroupReported, Report, Verdict } from '../../../generated/report.ts';
import { isWhole } from '../../results/summary.ts';
import { plain } from '../../text/harmless.ts';
import { COLUMNS, wrap } from '../../text/wrap.ts';
import { describeVerdict } from '../outcome.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import type { Paint } from './paint.ts';

export const LOOKS: Record<Verdict, { mark: string; style: Parameters<Paint>[0] }> = {
  conformant: { mark: '✓', style: 'green' },
  deviates: { mark: '✗', style: 'red' },
  partial: { mark: '◐', style: 'yellow' },
  untested: { mark: '·', style: 'dim' },
  retired: { mark: '–', style: 'dim' },
};

interface Showing {
  paint: Paint;
  /** The cases that fail or end in an error. */
  failing: readonly CaseReported[];
  /** Cases that fail as a list of known differences has it. */
  known: Readonly<Record<string, string>>;
}

/** A line for each exception and part: its verdict, how many cases ran, and why. */
export function groupLines(report: Report, { paint, failing, known }: Showing): string[] {
  const groups = [...report.exceptions, ...report.parts];
  // A run of chosen cases shows only their groups, and counts the others.
  const whole = isWhole(report);
  const shown = groups.filter(({ verdict, cases }) => whole || cases.length > 0 || verdict === 'deviates');
  const failingIds = new Set(failing.map(({ id }) => id));
  const width = Math.max(...shown.map(({ name }) => name.length));
  const digits = Math.max(3, ...shown.map((group) => countOf(group).length));
  const lines = shown.flatMap((group) => {
    const { name, verdict, cases } = group;
    const reason = describeVerdict(group);
    const { mark, style } = LOOKS[verdict];
    const line = `${mark} ${name.padEnd(width)}  ${VERDICT_WORDS[verdict].padEnd(10)} ${countOf(group).padStart(digits)}`;
    // The exit code is 0 then, so the line says why.
    const bad = cases.filter((id) => failingIds.has(id));
    const isListed = verdict === 'deviates' && bad.length > 0 && bad.every((id) => id in known);
    const why = plain(isListed ? `${reason}, as listed` : reason);
    const painted = `  ${paint(isListed ? 'dim' : style, line)}`;
    if (why === '') return [painted.trimEnd()];
    if (line.length + why.length + 4 <= COLUMNS) return [`${painted}  ${paint('dim', why)}`];
    return [painted, ...wrap(why, '      ').map((below) => paint('dim', below))];
  });
  const left = groups.length - shown.length;
  return left > 0 ? [...lines, paint('dim', `  · ${left} more with no chosen case`)] : lines;
}

function countOf({ cases: { length }, total = length }: GroupReported): string {
  if (length === 0) return '';
  return length < total ? `${length} of ${total}` : `${length}`;
}
