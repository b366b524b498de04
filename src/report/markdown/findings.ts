import type { Finding } from '../../../generated/report.ts';
import { plain } from '../../text/harmless.ts';
import { fixesOf } from '../findings.ts';
import { code, escaped, table } from './kit.ts';

/** The findings as a table, in the order in which to fix them. */
export function findingTable(findings: readonly Finding[]): string {
  return table(
    ['', 'What is wrong', 'Level', 'Cases', 'If only this were fixed', 'See first'],
    findings.map((finding, index) => [
      index + 1,
      escaped(plain(finding.title)),
      finding.level,
      finding.cases.length,
      fixesOf(finding),
      code(finding.first),
    ]),
    [0, 3],
  );
}
