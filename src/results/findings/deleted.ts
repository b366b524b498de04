import type { Case } from '../../../generated/case-table.ts';
import type { Blamed } from './cause.ts';

/** The operation that removes trails. */
const REMOVES = 'DeleteTrail';

/**
 * The causes of a case by whether it deletes a trail. Where it doesn't, what is still found is a trail that must not be shown there
 * any more, such as the shadow of one that has become single-Region; where it does, tags too many are those of the deleted trail.
 */
export function asDeleted(blamed: readonly Blamed[], row: Case | undefined): Blamed[] {
  if (!row) return [...blamed];
  const isDeleting = row.operation === REMOVES || row.before.some(({ call }) => call === REMOVES);
  return blamed.map((one): Blamed => {
    const { kind, subject, got } = one.cause;
    if (!isDeleting && kind === 'not-removed')
      return { ...one, cause: { kind: 'value', subject: 'trailList', got: 'more entries' } };
    if (isDeleting && kind === 'value' && subject === 'TagsList' && got === 'more entries')
      return { ...one, cause: { ...one.cause, got: 'entries of a deleted trail' } };
    return one;
  });
}
