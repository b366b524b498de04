import type { Mutant } from '../mutant.ts';
import { rows } from './fault.ts';
import { PUT_ROWS } from './put-rows.ts';
import { KEPT } from './put-selectors-kept.ts';
import { REFUSALS } from './put-selectors-refusals.ts';

/** Mutants of what PutEventSelectors takes, refuses and keeps. */
export const putSelectorsMutants: readonly Mutant[] = rows('PutEventSelectors', 'selectors', [
  ...REFUSALS,
  ...KEPT,
  ...PUT_ROWS,
]);
