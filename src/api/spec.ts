import { readData } from '../contract/data.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';
import type { Spec } from '../page/spec.ts';

export type { Clause, ErrorShape, RequestMember, ResponseMember, Rule, Spec } from '../page/spec.ts';

/**
 * The machine-readable spec of one operation.
 * @throws Error when the suite doesn't test it
 */
export function specOf(operation: string): Spec {
  return JSON.parse(readData(`spec/${operation}/spec.json`)) as Spec;
}

/** The spec of CreateTrail: members, limits, rules, errors, and a clause for every sentence of the page. */
const spec: Spec = specOf(FIRST_OPERATION);
export default spec;
