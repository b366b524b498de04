import type { Mutant } from '../mutant.ts';
import { addedValueMutants } from './added-values.ts';
import { besideTrailMutants } from './beside-trail.ts';
import { deletingMutants } from './deleting.ts';
import { errorMutants } from './errors.ts';
import { formMutants } from './form.ts';
import { getInsightsMutants } from './get-insights.ts';
import { getSelectorsMutants } from './get-selectors.ts';
import { loggingMutants } from './logging.ts';
import { memberMutants } from './members.ts';
import { mixedUpMutants } from './mixed-up.ts';
import { namingMutants } from './naming.ts';
import { nearNameMutants } from './near-names.ts';
import { putInsightsMutants } from './put-insights.ts';
import { putSelectorsMutants } from './put-selectors.ts';
import { readingMutants } from './reading.ts';
import { repeatedMutants } from './repeated.ts';
import { staleReadMutants } from './stale-reads.ts';
import { tagMutants } from './tags.ts';
import { updatingMutants } from './updating.ts';

/** Mutants of the operations beside CreateTrail. */
export const lifeMutants: readonly Mutant[] = [
  ...namingMutants,
  ...errorMutants,
  ...memberMutants,
  ...readingMutants,
  ...staleReadMutants,
  ...loggingMutants,
  ...deletingMutants,
  ...updatingMutants,
  ...getSelectorsMutants,
  ...putSelectorsMutants,
  ...putInsightsMutants,
  ...getInsightsMutants,
  ...tagMutants,
  ...formMutants,
  ...nearNameMutants,
  ...repeatedMutants,
  ...besideTrailMutants,
  ...addedValueMutants,
  ...mixedUpMutants,
];
