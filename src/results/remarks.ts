import type { Remark } from '../../generated/report.ts';
import type { RunFacts } from '../contract/template.ts';

/** A server may have its Region hard-coded and pass: no clause asks that an endpoint serves another. */
export function oneRegion({ region, otherRegion, partition }: RunFacts): Remark {
  return {
    kind: 'one-region',
    subject: region,
    message: `Only the Region ${region} of the partition ${partition} was tested. Run with --region ${otherRegion} to check that the Region isn't hard-coded.`,
  };
}
