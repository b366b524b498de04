import type { Trail } from '../../../src/reference/index.ts';
import { type Input, listOf, objectOf } from './fault.ts';

export type Selectors = NonNullable<Trail['eventSelectors']>;

export const INVALID = ['error.InvalidEventSelectorsException.*'];

/** What a request of PutEventSelectors has, of any type. */
export const basicOf = (input: Input) => listOf(input.EventSelectors).map(objectOf);
export const advancedOf = (input: Input) => listOf(input.AdvancedEventSelectors).map(objectOf);
export const resourcesOf = (input: Input) =>
  basicOf(input).flatMap((one) => listOf(one.DataResources).map(objectOf));
export const fieldsOf = (input: Input) =>
  advancedOf(input).flatMap((one) => listOf(one.FieldSelectors).map(objectOf));
export const storing = (input: Input): Selectors =>
  (input.AdvancedEventSelectors === undefined
    ? { EventSelectors: input.EventSelectors }
    : { AdvancedEventSelectors: input.AdvancedEventSelectors }) as Selectors;
