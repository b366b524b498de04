import type { Report } from '../../../generated/report.ts';
import { groupBy } from '../../contract/group-by.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';
import { wrap } from '../../text/wrap.ts';
import { brokenSteps, type LifeShown, livesOf, type StepShown } from '../lives.ts';
import type { Paint } from './paint.ts';

/** Reasons for which steps fail before the reader is sent to the report. */
const MOST_REASONS = 2;

/**
 * A paragraph for each client: how many of its steps pass, and why those fail that do. Where all pass, that is a line.
 * @param verbose every step with its mark, and each that did not pass with its reason
 */
export function lifeLines(
  report: Pick<Report, 'cases' | 'findings'>,
  paint: Paint,
  verbose: boolean,
): string[] {
  return livesOf(report).flatMap((life) => {
    const first = `  ${life.client.padEnd(11)}  `;
    const broken = brokenSteps(life);
    const count = life.steps.length;
    if (broken.length === 0) {
      return wrap(`all ${counted(count, 'step')} in the life of a trail pass ✓`, first).map((line) =>
        paint('green', line),
      );
    }
    const indent = ' '.repeat(first.length);
    if (verbose)
      return [...wrap(stepsOf(life), first), ...broken.flatMap((step) => whole(step, indent, paint))];
    const passed = count - broken.length;
    return [
      ...wrap(
        `${passed} of ${counted(count, 'step')} in the life of a trail pass${notTested(broken)}`,
        first,
      ),
      ...reasonLines(broken, report.findings, indent).map((line) => paint('red', line)),
    ];
  });
}

/** Steps that were not reached: they are no failures, and without them the figures don't add up. */
function notTested(broken: readonly StepShown[]): string {
  const count = broken.filter(({ outcome }) => outcome === 'untestable').length;
  return count > 0 ? `, ${count} not tested` : '';
}

/** Every step with its mark, which stays with it. */
function stepsOf({ steps }: LifeShown): string {
  return steps.map(({ step, mark }) => `${step} ${mark}`.replaceAll(' ', '\u00a0')).join(', ');
}

function whole({ step, mark, why }: StepShown, indent: string, paint: Paint): string[] {
  return wrap(plain(`${mark} ${step}: ${why}`), indent).map((line) => paint('red', line));
}

/** The steps that fail, those with one reason together: the finding to fix first of those that they are of. */
function reasonLines(broken: readonly StepShown[], findings: Report['findings'], indent: string): string[] {
  const failed = broken.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const reasonOf = ({ id, why }: StepShown) => findings.find(({ cases }) => cases.includes(id))?.title ?? why;
  const reasons = groupBy(failed, reasonOf);
  const rest = reasons.slice(MOST_REASONS).reduce((sum, [, steps]) => sum + steps.length, 0);
  return [
    ...reasons
      .slice(0, MOST_REASONS)
      .flatMap(([why, [step, ...others]]) =>
        wrap(
          plain(`✗ ${step?.step}${others.length > 0 ? ` and ${others.length} more` : ''}: ${why}`, 140),
          indent,
          `${indent}  `,
        ),
      ),
    ...(rest > 0 ? [`${indent}… ${counted(rest, 'more step')}: --verbose`] : []),
  ];
}
