import type { CaseTable } from '../../generated/case-table.ts';
import type { Exchange } from '../contract/exchange.ts';
import { isCreate } from '../contract/operations.ts';

/** A trail that a case has made and not removed. */
interface Made {
  name: string;
  arn: string;
  place: string | undefined;
  everywhere: boolean;
}

/**
 * Whether a read does not know yet a trail that the case has made: it names the trail and is refused, or lists it not. A read
 * about anything else is never late, whatever it shows.
 * @param earlier the exchanges of the case before the read
 */
export function isLateAboutMade(read: Exchange, earlier: readonly Exchange[], table: CaseTable): boolean {
  const { seen, operation, place } = read;
  const input = JSON.stringify(read.input ?? {});
  const lists = /^(?:Describe|List)/.test(operation);
  // A multi-Region trail is known by its ARN, and listed, in the other Regions too.
  const known = madeIn(earlier, table).filter((trail) => trail.place === place || trail.everywhere);
  const named = known.filter(
    ({ name, arn, ...trail }) =>
      input.includes(`"${arn}"`) || (trail.place === place && input.includes(`"${name}"`)),
  );
  if (seen.kind === 'rejected') return named.length > 0 && /NotFound/.test(seen.code);
  if (seen.kind !== 'accepted' || !lists) return false;
  const shown = JSON.stringify(seen.output);
  const values = Object.values(read.input ?? {});
  const isBare = values.every((value) => typeof value === 'boolean');
  // `includeShadowTrails: false` leaves out what has its home elsewhere.
  const all = values.includes(false) ? known.filter((trail) => trail.place === place) : known;
  return (isBare ? all : named).some(({ name }) => !shown.includes(name));
}

/** The trails that were made and not removed since. */
function madeIn(exchanges: readonly Exchange[], table: CaseTable): Made[] {
  const { remove, nameMember } = table.operations;
  let made: Made[] = [];
  for (const { operation, seen, input, place } of exchanges) {
    if (seen.kind !== 'accepted') continue;
    const { output } = seen;
    if (isCreate(table, operation) && typeof output.TrailARN === 'string') {
      const everywhere = output.IsMultiRegionTrail === true;
      made.push({ name: String(output[nameMember]), arn: output.TrailARN, place, everywhere });
    }
    if (operation === remove) {
      const removed = String(input?.[nameMember]);
      made = made.filter((trail) => trail.place !== place || ![trail.name, trail.arn].includes(removed));
    }
  }
  return made;
}
