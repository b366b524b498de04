import { findData } from '../contract/data.ts';
import { CannotJudge } from '../contract/errors.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';
import type { Spec } from './spec.ts';

/**
 * The spec of an operation.
 * @throws CannotJudge when the suite has none
 */
export async function loadSpec(operation = FIRST_OPERATION): Promise<Spec> {
  const text = findData(`spec/${operation}/spec.json`);
  if (text === undefined) {
    throw new CannotJudge(
      `The suite has no spec of ${operation}. Start one with spec scaffold ${operation}.`,
    );
  }
  return JSON.parse(text) as Spec;
}
