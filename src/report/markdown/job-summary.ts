import type { GroupReported, Report, Verdict } from '../../../generated/report.ts';
import { groupBy } from '../../contract/group-by.ts';
import { subjectOf } from '../../results/subject.ts';
import { showTally } from '../../results/summary.ts';
import { targetLabel } from '../../results/target-label.ts';
import { counted } from '../../text/counted.ts';
import { plain } from '../../text/harmless.ts';
import { describeChoice } from '../choice.ts';
import type { Evidence } from '../evidence.ts';
import { openFindings } from '../findings.ts';
import { describeCase, describeVerdict } from '../outcome.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { findingTable } from './findings.ts';
import { code, escaped, list, page, section, table } from './kit.ts';
import { lifeSection } from './lives.ts';
import { operationTable } from './operations.ts';

/** Rows of a summary before the reader is sent to the report; GitHub refuses a summary above 1 MiB. */
const MOST_ROWS = 100;

/** Markdown for `$GITHUB_STEP_SUMMARY`: both figures, what to fix first, and the exceptions that need attention. */
export function toJobSummary(report: Report, known: Evidence['known'] = {}): string {
  const { target, summary, exceptions, parts, cases } = report;
  const groups = [...exceptions, ...parts].filter(
    ({ verdict }) => verdict === 'deviates' || verdict === 'partial',
  );
  const findings = openFindings(report, known);
  const errors = cases.filter(({ outcome }) => outcome === 'error');
  const listed = Object.keys(known).length;
  return page(
    `## ${subjectOf(report)} on ${escaped(targetLabel(target))}`,
    describeChoice(report).map(escaped),
    `Conformance **${showTally(summary.conformance)}** of the cases judged. Coverage **${showTally(summary.coverage)}** of the cases of this version.`,
    list([
      countVerdicts('exception', exceptions),
      ...(parts.length > 0 ? [countVerdicts('further part', parts)] : []),
    ]),
    section(
      '### Fix first',
      findingTable(findings.slice(0, MOST_ROWS)),
      findings.length > MOST_ROWS && `… and ${findings.length - MOST_ROWS} more in report.html.`,
    ),
    section('### Operations', operationTable(report)),
    lifeSection('### Clients', report),
    listed > 0 &&
      `${counted(listed, 'more case fails', 'more cases fail')} as listed among the known differences.`,
    section(
      '### Not judged because of an error',
      table(
        ['Case', 'Error'],
        errors.slice(0, MOST_ROWS).map((one) => [code(one.id), escaped(plain(describeCase(one)))]),
      ),
    ),
    section(
      '### Exceptions and parts that need attention',
      table(
        ['Exception or part', 'Verdict', 'Why'],
        groups.map((group) => [
          group.name,
          VERDICT_WORDS[group.verdict],
          escaped(plain(describeVerdict(group))),
        ]),
      ),
    ),
  );
}

/** `33 exceptions: 31 conformant, 2 deviates.` */
function countVerdicts(what: string, groups: readonly GroupReported[]): string {
  const counts = groupBy(groups, ({ verdict }) => verdict).map(
    ([verdict, { length }]) => `${length} ${VERDICT_WORDS[verdict as Verdict]}`,
  );
  return `${counted(groups.length, what)}: ${counts.join(', ')}.`;
}
