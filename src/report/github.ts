import type { Report } from '../../generated/report.ts';
import { counted } from '../text/counted.ts';
import { plain } from '../text/harmless.ts';
import { caseInWords } from './checks-in-words.ts';
import type { Evidence } from './evidence.ts';
import { fixesOf, openFindings, titleOf } from './findings.ts';
import { describeCase } from './outcome.ts';

/** A step of GitHub Actions shows ten annotations of a kind; more are dropped without a word. */
const MOST_ANNOTATIONS = 10;

/**
 * Workflow commands, a line each: an error for each finding that no list of known differences has, and a warning for what
 * could not be judged.
 */
export function toAnnotations(report: Report, known: Evidence['known'] = {}): string[] {
  const findings = openFindings(report, known);
  const cases = new Map(report.cases.map((one) => [one.id, one]));
  const errors = report.cases.filter(({ outcome }) => outcome === 'error');
  const shown = findings.length > MOST_ANNOTATIONS ? findings.slice(0, MOST_ANNOTATIONS - 1) : findings;
  const rest = findings.length - shown.length;
  return [
    ...shown.map((finding) => {
      const first = cases.get(finding.first);
      const example = first ? `${first.id}: ${caseInWords(first).headline}` : finding.means;
      return command('error', titleOf(finding), `${example} If fixed: ${fixesOf(finding)}`);
    }),
    ...(rest > 0
      ? [command('error', counted(rest, 'more finding'), 'The job summary and report.html have them all.')]
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
