import { nameRules } from '../../../src/reference/cloudtrail/rules/name.ts';
import type { Trail } from '../../../src/reference/index.ts';
import { type Call, type Input, instead, named, type Run, refuse, textOf, trailsOf } from './fault.ts';

/** How a name or ARN of a trail can be looked up wrongly. */
export const NAME = ['error.InvalidTrailNameException.*'];
export const ARN = ['error.CloudTrailARNInvalidException.*'];
export const UNKNOWN = ['error.TrailNotFoundException.*'];
export const HOME = ['error.InvalidHomeRegionException.*'];
export const REQUEST = ['request.Name.*', 'overview.*'];

export const isArn = (text: string) => text.startsWith('arn:');
export const visible =
  ({ caller }: Call) =>
  (trail: Trail) =>
    trail.accountId === caller.accountId && (trail.homeRegion === caller.region || trail.multiRegion);

/** Serves another trail than the one that is named, where `choose` gives one. */
export const other =
  (choose: (name: string, call: Call) => Trail | undefined): Run =>
  (right, input, call) => {
    const trail = choose(textOf(input.Name), call);
    return right(trail ? named(input, trail.arn) : input);
  };

/** Serves a trail where the reference finds none. */
export const found =
  (choose: (name: string, call: Call) => Trail | undefined): Run =>
  (right, input, call) =>
    instead(
      () => right(input),
      undefined,
      (error) => {
        const trail = choose(textOf(input.Name), call);
        if (!trail) throw error;
        const { region, accountId } = call.caller;
        // Served as if it were here.
        Object.assign(call.caller, { region: trail.homeRegion, accountId: trail.accountId });
        try {
          return right(named(input, trail.arn));
        } finally {
          Object.assign(call.caller, { region, accountId });
        }
      },
    );

/** Refuses by another error, or serves, what a rule of names alone refuses. */
export function rule(id: string, is: (name: string) => boolean): Run {
  return (right, input) => {
    const name = textOf(input.Name);
    const broken = isArn(name) ? [] : brokenBy(name);
    if (broken.length === 1 && broken[0] === id && is(name)) refuse('TrailNotFoundException');
    return right(input);
  };
}

export function brokenBy(name: string): string[] {
  const context = { request: { Name: name } } as Parameters<(typeof nameRules)[number]['violated']>[0];
  return nameRules.filter((one) => one.violated(context, one.limit ?? 0)).map(({ id }) => id);
}

export const strict =
  (code: string, is: (name: string, input: Input) => boolean): Run =>
  (right, input) => {
    if (is(textOf(input.Name), input)) refuse(code);
    return right(input);
  };

export const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);
export function without(arn: string, field: number): string {
  return arn.split(':').toSpliced(field, 1).join(':');
}
export function raise(error: Error): never {
  throw error;
}
export function strict500(is: (name: string) => boolean): Run {
  return (right, input) => (is(textOf(input.Name)) ? refuse('InternalFailure', 500) : right(input));
}
/** Serves some trail by an ARN that can't be that of one. */
export function unchecked(is: (name: string) => boolean): Run {
  return found((name, call) => (isArn(name) && is(name) ? trailsOf(call).find(visible(call)) : undefined));
}
