import type { Finding } from '../../generated/report.ts';
import type { RunFacts } from '../contract/template.ts';

/** Exceptions that were returned although the page calls them no longer in use. */
export function retiredFindings(sightings: Readonly<Record<string, string[]>>): Finding[] {
  return Object.entries(sightings).map(([subject, cases]) => ({
    kind: 'retired-seen',
    subject,
    message: `${subject} is no longer in use and must not be returned`,
    cases,
  }));
}

/** A server may have its Region hard-coded and pass: no clause asks that an endpoint serves another. */
export function oneRegion({ region, otherRegion, partition }: RunFacts): Finding {
  return {
    kind: 'one-region',
    subject: region,
    message: `Only the Region ${region} of the partition ${partition} was tested. Run with --region ${otherRegion} to check that the Region isn't hard-coded.`,
  };
}
