import type { CaseReported, Report } from '../../../generated/report.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';
import { sharedCauses } from '../causes.ts';
import { findingOf } from '../checks-in-words.ts';
import { firstSteps, type Step } from '../first-steps.ts';
import type { Paint } from './paint.ts';

/** Findings shown before the reader is sent to the report. */
const MOST_STEPS = 10;
/** Checks of one failure before the reader is sent there too. */
const MOST_CHECKS = 8;

/** What to fix first: causes that cases share, then cases one by one. */
export function stepLines(report: Report, failed: readonly CaseReported[], paint: Paint): string[] {
  const { command } = report.run;
  const again = ({ id }: CaseReported) =>
    command ? [paint('dim', `      again: ${command} --only ${id}`)] : [];
  const causes = sharedCauses(failed);
  const explained = new Set(causes.flatMap((cause) => cause.explained));
  const steps = [
    ...causes.map(({ message, first }) => [
      `  ${paint('red', '✗')} ${plain(message)}`,
      `      see ${first.id} first`,
      ...again(first),
    ]),
    ...firstSteps(
      report,
      failed.filter((one) => !explained.has(one)),
    ).map((step) => [...linesOf(step, paint), ...again(step.first)]),
  ];
  if (steps.length === 0) return [];
  const rest = steps.length - MOST_STEPS;
  return [
    '  Fix first',
    ...steps.slice(0, MOST_STEPS).flat(),
    ...(rest > 0 ? [`  … and ${counted(rest, 'more finding')} in the report`] : []),
  ];
}

function linesOf({ group, first, count }: Step, paint: Paint): string[] {
  const sign = paint('red', first.outcome === 'error' ? '! error' : '✗');
  const same = first.exception === null ? ` ${count === 2 ? 'fails' : 'fail'} the same way` : '';
  return [
    `  ${sign} ${first.id}`,
    ...failureLines(first).map((line) => `      ${line}`),
    ...(count > 1 ? [`      and ${count - 1} more of ${group}${same}`] : []),
  ];
}

/** What is wrong with a case, a line a check, so that a failure takes at most ten lines with its title and the way to the rest. */
function failureLines(one: CaseReported): string[] {
  if (one.outcome !== 'fail') return [plain(findingOf(one).headline)];
  const { telling } = findingOf(one);
  const rest = telling.length - MOST_CHECKS;
  return [
    ...telling.slice(0, MOST_CHECKS).map(({ message }) => plain(message)),
    ...(rest > 0 ? [`… and ${counted(rest, 'more check')}, see #${one.id} in report.html`] : []),
  ];
}
