import type { Finding, Report } from '../../generated/report.ts';
import { counted } from '../text/counted.ts';
import type { Evidence } from './evidence.ts';

/** What to fix, in the order of the report, without the cases that a list of known differences has. */
export function openFindings(
  { findings }: Pick<Report, 'findings'>,
  known: Evidence['known'] = {},
): Finding[] {
  const isOpen = (id: string) => !Object.hasOwn(known, id);
  return findings.flatMap((finding) => {
    const cases = finding.cases.filter(isOpen);
    const [one] = cases;
    if (one === undefined) return [];
    const first = isOpen(finding.first) ? finding.first : one;
    return [{ ...finding, cases, first, fixes: finding.fixes.filter(isOpen) }];
  });
}

/** `Unset members are sent as null (21 cases)` */
export function titleOf({ title, cases }: Finding): string {
  return `${title} (${counted(cases.length, 'case')})`;
}

/** `5 findings behind 12 failing cases`: a case may fail for several. */
export function countFindings(findings: readonly Finding[]): string {
  const failing = new Set(findings.flatMap(({ cases }) => cases)).size;
  return `${counted(findings.length, 'finding')} behind ${counted(failing, 'failing case')}`;
}

/** Path of the page of a finding, beside the report. */
export function pageOf({ id }: Pick<Finding, 'id'>): string {
  return `findings/${id}.md`;
}

/** What fixing only this would change, in a few words. */
export function fixesOf({ cases, fixes }: Finding): string {
  if (fixes.length === 0) return 'no case would pass, because each fails for something else as well';
  if (fixes.length < cases.length) return `${fixes.length} of ${counted(cases.length, 'case')} would pass`;
  return cases.length === 1 ? 'its case would pass' : `all ${cases.length} cases would pass`;
}
