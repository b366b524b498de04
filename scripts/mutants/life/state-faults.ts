import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import { attempt, type Call, type Input, type Run, textOf, trailsOf } from './fault.ts';
import { namedIn } from './status-faults.ts';

/** Changes a trail after the request was served. */
export const afterwards =
  (change: (trail: Trail, call: Call, input: Input, before: Trail | undefined) => void): Run =>
  (right, input, call) => {
    const trail = namedIn(input, call);
    const before = trail && { ...trail };
    const body = right(input);
    if (trail) change(trail, call, input, before);
    return body;
  };
export const undo = (trail: Trail, before: Trail | undefined) => Object.assign(trail, before);
/** What a refused call does all the same. */
export const despite =
  (
    codes: readonly string[] | undefined,
    change: (trail: Trail, call: Call) => void,
    of: (name: string, call: Call) => Trail | undefined,
  ): Run =>
  (right, input, call) => {
    const said = attempt(() => right(input));
    if (!(said instanceof ServiceError)) return said;
    const trail = of(textOf(input.Name), call);
    if (trail && (!codes || codes.includes(said.code))) change(trail, call);
    throw said;
  };
export const someTrail = (_name: string, call: Call) =>
  trailsOf(call).findLast(({ accountId }) => accountId === call.caller.accountId);
export const byLastPart = (name: string, call: Call) =>
  trailsOf(call).find((trail) => trail.name === name.trim().split('/').at(-1));

export const begin = (trail: Trail, { now }: Call) => Object.assign(trail, { logging: true, startedAt: now });
export const end = (trail: Trail, { now }: Call) => Object.assign(trail, { logging: false, stoppedAt: now });

export const DONE = ['overview.*', 'request.Name.*'];
