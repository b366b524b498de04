import type { Report } from '../../generated/report.ts';
import { sharePercent } from './summary.ts';

/** What shields.io/endpoint reads. */
export interface Badge {
  schemaVersion: 1;
  label: string;
  message: string;
  color: string;
}

/** A badge with both figures, which are never added up. */
export function toBadge({ suite, summary: { conformance, coverage } }: Report): Badge {
  const share = sharePercent(conformance);
  const color = share === 100 ? 'brightgreen' : share >= 80 ? 'yellow' : 'red';
  return {
    schemaVersion: 1,
    label: `${suite.service} ${suite.operation}`,
    message: conformance.of === 0 ? 'not judged' : `${share}% conformant, ${sharePercent(coverage)}% covered`,
    color: conformance.of === 0 ? 'lightgrey' : color,
  };
}
