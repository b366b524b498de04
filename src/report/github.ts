import type { Report } from '../../generated/report.ts';
import { plain } from '../text/harmless.ts';
import { sharedCauses } from './causes.ts';
import { findingOf } from './checks-in-words.ts';
import type { Evidence } from './evidence.ts';
import { describeCase } from './outcome.ts';

/** A step of GitHub Actions shows ten annotations of a kind; more are dropped without a word. */
const MOST_ANNOTATIONS = 10;

/**
 * Workflow commands, a line each: an error for each failing case that no list of known differences has, one for all that
 * have one cause, and a warning for what could not be judged.
 */
export function toAnnotations({ cases }: Report, known: Evidence['known'] = {}): string[] {
  const failed = cases.filter(({ id, outcome }) => outcome === 'fail' && !(id in known));
  const errors = cases.filter(({ outcome }) => outcome === 'error');
  const causes = sharedCauses(failed);
  const explained = new Set(causes.flatMap((cause) => cause.explained));
  const all = [
    ...causes.map(({ message, first }) => command('error', first.id, message)),
    ...failed
      .filter((one) => !explained.has(one))
      .map((one) => command('error', one.id, findingOf(one).headline)),
  ];
  const shown = all.length > MOST_ANNOTATIONS ? all.slice(0, MOST_ANNOTATIONS - 1) : all;
  const rest = all.length - shown.length;
  return [
    ...shown,
    ...(rest > 0
      ? [command('error', `${rest} more cases`, 'The report and the job summary have them all.')]
      : []),
    ...errors.slice(0, MOST_ANNOTATIONS).map((one) => command('warning', one.id, describeCase(one))),
  ];
}

/** A target's text must not start a command of its own: what the runner reads as markup is escaped. */
function command(kind: 'error' | 'warning', title: string, message: string): string {
  const data = (text: string) => plain(text, 500).replaceAll('%', '%25');
  const named = data(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${kind} title=${named}::${data(message)}`;
}
