import { instead, type Row, refuse, renaming, textOf, trailsOf } from './fault.ts';
import {
  ARN,
  found,
  isArn,
  REQUEST,
  raise,
  strict,
  strict500,
  UNKNOWN,
  unchecked,
  visible,
  without,
} from './name-faults.ts';

/** ARNs that are checked or looked up wrongly. */
export const ARNS: readonly Row[] = [
  [
    'arn/never-found',
    'finds no trail by ARN',
    REQUEST,
    strict('TrailNotFoundException', (name) => /^arn:[^:]+:cloudtrail:[^:]+:\d{12}:trail\/.{3}/.test(name)),
  ],
  [
    'arn/is-a-name',
    'reads an ARN as a name',
    REQUEST,
    strict('InvalidTrailNameException', (name) =>
      /^arn:[^:]+:cloudtrail:[^:]+:\d{12}:trail\/.{3}/.test(name),
    ),
  ],
  ['arn/crash', 'answers an ARN with status 500', REQUEST, strict500((name) => isArn(name))],
  [
    'arn/last-part',
    'looks up an ARN by what stands behind its last slash',
    [...ARN, ...UNKNOWN],
    found((name, call) =>
      isArn(name)
        ? trailsOf(call).find((trail) => visible(call)(trail) && trail.name === name.split('/').at(-1))
        : undefined,
    ),
  ],
  [
    'arn/any-service',
    'looks up the ARN of another service by its last part',
    ARN,
    found((name, call) =>
      isArn(name) && !name.includes(':cloudtrail:') ? trailsOf(call).find(visible(call)) : undefined,
    ),
  ],
  [
    'arn/region-ignored',
    'does not read the Region of an ARN',
    [...UNKNOWN, ...ARN],
    found((name, call) =>
      isArn(name)
        ? trailsOf(call).find((trail) => visible(call)(trail) && without(trail.arn, 3) === without(name, 3))
        : undefined,
    ),
  ],
  [
    'arn/account-ignored',
    'does not read the account of an ARN',
    [...UNKNOWN, ...ARN],
    found((name, call) =>
      isArn(name)
        ? trailsOf(call).find((trail) => visible(call)(trail) && without(trail.arn, 4) === without(name, 4))
        : undefined,
    ),
  ],
  [
    'arn/partition-ignored',
    'does not read the partition of an ARN',
    [...UNKNOWN, ...ARN],
    found((name, call) =>
      isArn(name)
        ? trailsOf(call).find((trail) => visible(call)(trail) && without(trail.arn, 1) === without(name, 1))
        : undefined,
    ),
  ],
  [
    'arn/malformed-unknown',
    'answers a malformed ARN as an unknown trail',
    ARN,
    renaming('CloudTrailARNInvalidException', 'TrailNotFoundException'),
  ],
  [
    'arn/malformed-crash',
    'answers a malformed ARN with status 500',
    ARN,
    renaming('CloudTrailARNInvalidException', 'InternalFailure', 500),
  ],
  [
    'arn/unknown-malformed',
    'answers the ARN of an unknown trail as malformed',
    UNKNOWN,
    (right, input) =>
      instead(
        () => right(input),
        ['TrailNotFoundException'],
        (error) => (isArn(textOf(input.Name)) ? refuse('CloudTrailARNInvalidException') : raise(error)),
      ),
  ],
  [
    'arn/service-unchecked',
    'takes the ARN of any service',
    ARN,
    unchecked((name) => !name.includes(':cloudtrail:')),
  ],
  [
    'arn/type-unchecked',
    'takes the ARN of an event data store',
    ARN,
    unchecked((name) => name.includes(':eventdatastore/')),
  ],
  ['arn/name-unchecked', 'takes an ARN without a name', ARN, unchecked((name) => /:trail\/?$/.test(name))],
  [
    'arn/account-unchecked',
    'takes an ARN with an account of eleven digits',
    ARN,
    unchecked((name) => /:\d{11}:/.test(name)),
  ],
];
