import type { Report } from '../../generated/report.ts';
import { subjectOf } from '../results/subject.ts';
import { isWhole, sharePercent, showPercent } from '../results/summary.ts';
import { targetLabel } from '../results/target-label.ts';

/** What shields.io/endpoint reads. */
export interface Badge {
  schemaVersion: 1;
  label: string;
  message: string;
  color: string;
}

/**
 * A badge with both figures, which are never added up. That of a few cases, or of a part, is grey: it says
 * nothing of the rest.
 */
export function toBadge(report: Report): Badge {
  const { summary, target } = report;
  const { conformance, coverage } = summary;
  const share = sharePercent(conformance);
  const whole = isWhole(report);
  const color = share === 100 ? 'brightgreen' : share >= 80 ? 'yellow' : 'red';
  return {
    schemaVersion: 1,
    label: `${subjectOf(report)} on ${targetLabel(target)}`,
    message:
      conformance.total === 0
        ? 'not judged'
        : `${summary.profile && whole ? `${summary.profile}, ` : ''}${showPercent(conformance)}% conformant${whole ? '' : ` of ${conformance.total} chosen`}, ${showPercent(coverage)}% covered`,
    color: !whole || conformance.total === 0 ? 'lightgrey' : color,
  };
}
