import type { Call } from '../call.ts';
import type { Members, Parsed, Shape } from './shape.ts';
import { parseShape } from './shape.ts';

/** One operation of a JSON service, its input type hidden so that operations can stand in one table. */
export interface Operation {
  run(call: Call, input: unknown): object;
}

export type Operations = Readonly<Record<string, Operation>>;

/**
 * Ties an input's members to the function that serves the operation.
 * `run` returns the output's members (those `undefined` are left out) or throws a ServiceError.
 */
export function operation<const M extends Readonly<Record<string, Shape>>>(
  members: M,
  run: (call: Call, input: Parsed<{ readonly members: M }>) => object,
): Operation {
  const shape = { members } satisfies Members;
  return { run: (call, input) => run(call, parseShape(shape, input) as Parsed<{ readonly members: M }>) };
}
