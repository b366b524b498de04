import type { Body, Trail } from '../../../src/reference/index.ts';
import { type Call, type Input, type Run, textOf, trailsOf } from './fault.ts';

/** How the status of a trail can go wrong. */
export const isArn = (text: unknown) => textOf(text).startsWith('arn:');
/** The trail that a request names, if it is there. */
export const namedIn = (input: Input, call: Call): Trail | undefined =>
  trailsOf(call).find(
    (trail) =>
      trail.arn === input.Name ||
      (trail.name === input.Name &&
        trail.homeRegion === call.caller.region &&
        trail.accountId === call.caller.accountId),
  );

export const LOGGING = ['response.IsLogging.*'];
export const START = ['response.StartLoggingTime.*'];
export const STOP = ['response.StopLoggingTime.*'];
export const START_TEXT = ['response.TimeLoggingStarted.*'];

/** Changes the status by what is known of the trail. */
export const status =
  (change: (body: Body, trail: Trail, input: Input, call: Call) => Body): Run =>
  (right, input, call) => {
    const body = right(input);
    const trail = namedIn(input, call);
    return trail ? change(body, trail, input, call) : body;
  };
export function omit(body: Body, ...members: string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !members.includes(name)));
}
export const NEVER = { IsLogging: false, TimeLoggingStarted: '', TimeLoggingStopped: '' };
export const never = (body: Body) => ({ ...omit(body, 'StartLoggingTime', 'StopLoggingTime'), ...NEVER });
