import type { Report } from '../../generated/report.ts';

/** A target as every output names it: its name, and its version where one is known. */
export function targetLabel({ name, version }: Pick<Report['target'], 'name' | 'version'>): string {
  return version === undefined ? name : `${name} ${version}`;
}
