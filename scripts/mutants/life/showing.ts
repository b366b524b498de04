import type { Body, ReferenceOptions, Trail } from '../../../src/reference/index.ts';
import { type Call, type Input, listOf, objectOf, textOf, trailsOf } from './fault.ts';

/** What a read shows of a trail that was changed: the trail as it was or is, a mixture, or nothing. */
export type Shown = (old: Trail, now: Trail | undefined) => Trail | undefined;

/** Whether a read that shows a trail has the form that the server gets wrong. */
export type Form = (input: Input, call: Call, trail: Trail) => boolean;

/** A server on which one read shows something else of the trails that a successful call of another operation was about. */
export function showing(change: string, read: string, form: Form, shown: Shown): Partial<ReferenceOptions> {
  return {
    operations: (all) => {
      const old = new Map<string, Trail>();
      const { [change]: changing, [read]: reading } = all;
      if (!changing || !reading) throw new Error(`the reference does not serve ${change} and ${read}`);
      return {
        ...all,
        [change]: {
          run: (call, input) => {
            const before = trailsOf(call).map((trail) => ({ ...trail }));
            const body = changing.run(call, input);
            for (const trail of before)
              if (!old.has(trail.arn) && isAbout(objectOf(input), trail)) old.set(trail.arn, trail);
            return body;
          },
        },
        [read]: {
          run: (call, input) => {
            const wrong = [...old.values()].filter((trail) => form(objectOf(input), call, trail));
            return whileShowing(call, wrong, shown, () => reading.run(call, input) as Body);
          },
        },
      };
    },
  };
}

function isAbout(input: Input, trail: Trail): boolean {
  return [input.Name, input.ResourceId].some((given) => given === trail.arn || given === trail.name);
}

function whileShowing(call: Call, old: readonly Trail[], shown: Shown, read: () => Body): Body {
  const { trails } = call.state;
  const now = [...trails];
  for (const trail of old) {
    const other = shown(trail, trails.get(trail.arn));
    if (other) trails.set(trail.arn, other);
    else trails.delete(trail.arn);
  }
  try {
    return read();
  } finally {
    trails.clear();
    for (const [arn, trail] of now) trails.set(arn, trail);
  }
}

const isArn = (given: unknown) => textOf(given).startsWith('arn:');
const isAtHome = ({ caller }: Call, { homeRegion }: Trail) => homeRegion === caller.region;

/** How a trail is read by its name, by its ARN, or with all others, at home or in another Region. */
export const FORMS = {
  name: (input, call, trail) => isAtHome(call, trail) && !isArn(input.Name),
  arn: (input, call, trail) => isAtHome(call, trail) && isArn(input.Name),
  any: () => true,
  all: (input, call, trail) => isAtHome(call, trail) && listOf(input.trailNameList).length === 0,
  names: (input, call, trail) =>
    isAtHome(call, trail) && listOf(input.trailNameList).some((one) => !isArn(one)),
  arns: (input, call, trail) => isAtHome(call, trail) && listOf(input.trailNameList).some(isArn),
  elsewhere: (_input, call, trail) => !isAtHome(call, trail),
} satisfies Record<string, Form>;
