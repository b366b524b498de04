import type { Report } from '../../../generated/report.ts';
import { plain } from '../../text/harmless.ts';
import { COLUMNS, wrap } from '../../text/wrap.ts';
import { brokenSteps, livesOf } from '../lives.ts';
import type { Paint } from './paint.ts';

/** Steps that failed before the reader is sent to the report. */
const MOST_FAILED = 3;

/**
 * A paragraph for each client: its steps, and why those failed that did. Where all pass, that is a line.
 * @param verbose every step with its mark, and each that did not pass with its reason
 */
export function lifeLines(report: Pick<Report, 'cases'>, paint: Paint, verbose: boolean): string[] {
  return livesOf(report).flatMap((life) => {
    const first = `  ${life.client.padEnd(11)}  `;
    const broken = brokenSteps(life);
    if (broken.length === 0) {
      const count = life.steps.length;
      return wrap(`all ${count} steps in the life of a trail pass ✓`, first).map((line) =>
        paint('green', line),
      );
    }
    // The mark stays with its step.
    const steps = life.steps.map(({ step, mark }) => `${step} ${mark}`.replaceAll(' ', '\u00a0'));
    const failed = broken.filter(({ outcome }) => verbose || outcome === 'fail' || outcome === 'error');
    const shown = failed.slice(0, verbose ? failed.length : MOST_FAILED);
    const indent = ' '.repeat(first.length);
    return [
      ...wrap(steps.join(', '), first),
      ...shown.flatMap(({ step, mark, why }) => {
        const text = `${mark} ${step}: ${why}`;
        const lines = verbose
          ? wrap(plain(text), indent)
          : [indent + plain(text, COLUMNS - indent.length - 1)];
        return lines.map((line) => paint('red', line));
      }),
    ];
  });
}
