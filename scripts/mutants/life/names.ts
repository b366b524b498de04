import { nameRules } from '../../../src/reference/cloudtrail/rules/name.ts';
import { named, type Row, refuse, renaming, textOf, trailsOf } from './fault.ts';
import {
  found,
  isArn,
  NAME,
  other,
  REQUEST,
  rule,
  strict,
  trimmed,
  UNKNOWN,
  visible,
} from './name-faults.ts';

/** Names that are checked or looked up wrongly. */
export const NAMES: readonly Row[] = [
  ...nameRules.map(
    ({ id }): Row => [
      `name/${id.slice('name.'.length)}-unchecked`,
      `looks up names that only ${id} forbids`,
      NAME,
      rule(id, () => true),
    ],
  ),
  [
    'name/one-letter-only',
    'refuses one character and takes two',
    NAME,
    rule('name.too-short', (name) => name.length === 2),
  ],
  ['name/129-allowed', 'takes 129 characters', NAME, rule('name.too-long', (name) => name.length === 129)],
  [
    'name/blanks-cut',
    'cuts blanks around a name',
    NAME,
    (right, input) => right(named(input, trimmed(input.Name))),
  ],
  [
    'name/three-refused',
    'refuses three characters',
    NAME,
    strict('InvalidTrailNameException', (name) => name.length === 3),
  ],
  [
    'name/128-refused',
    'refuses 128 characters',
    NAME,
    strict('InvalidTrailNameException', (name) => name.length === 128),
  ],
  [
    'name/too-long-for-all',
    'refuses every name of more than 40 characters',
    REQUEST,
    strict('InvalidTrailNameException', (name) => !isArn(name) && name.length > 40),
  ],
  [
    'name/capitals-refused',
    'refuses capital letters',
    REQUEST,
    strict('InvalidTrailNameException', (name) => !isArn(name) && /[A-Z]/.test(name)),
  ],
  [
    'name/marks-refused',
    'refuses dots and underscores',
    REQUEST,
    strict('InvalidTrailNameException', (name) => !isArn(name) && /[a-z][._][a-z]/i.test(name)),
  ],
  [
    'name/begins-so',
    'finds a trail whose name begins with the one that is asked for',
    UNKNOWN,
    found((name, call) =>
      name === ''
        ? undefined
        : trailsOf(call).find((trail) => visible(call)(trail) && trail.name.startsWith(name.slice(0, 20))),
    ),
  ],
  [
    'name/lower-case',
    'keeps names in lower case',
    REQUEST,
    (right, input) =>
      isArn(textOf(input.Name)) ? right(input) : right(named(input, textOf(input.Name).toLowerCase())),
  ],
  [
    'missing/first',
    'serves some trail where no name is given',
    [...NAME, ...REQUEST],
    other((name, call) => (name === '' ? trailsOf(call).find(visible(call)) : undefined)),
  ],
  [
    'missing/crash',
    'answers a missing name with status 500',
    [...NAME, ...REQUEST],
    (right, input) => (input.Name === undefined ? refuse('InternalFailure', 500) : right(input)),
  ],
  [
    'missing/null-crash',
    'answers null for a name with status 500',
    [...NAME, ...REQUEST],
    (right, input) => (input.Name === null ? refuse('InternalFailure', 500) : right(input)),
  ],
  [
    'missing/serialization',
    'answers a missing name with SerializationException',
    [...NAME, ...REQUEST],
    (right, input) => (input.Name === undefined ? refuse('SerializationException') : right(input)),
  ],
  [
    'types/number-is-text',
    'takes a number for a name',
    ['request.Name.type'],
    (right, input) => right(typeof input.Name === 'number' ? named(input, String(input.Name)) : input),
  ],
  [
    'types/list-is-text',
    'takes the first of a list for a name',
    ['request.Name.type'],
    (right, input) => right(Array.isArray(input.Name) ? named(input, input.Name[0]) : input),
  ],
  [
    'types/crash',
    'answers another type for a name with status 500',
    ['request.Name.type'],
    (right, input) =>
      typeof (input.Name ?? '') === 'string' ? right(input) : refuse('InternalFailure', 500),
  ],
  [
    'unknown-member/refused',
    'refuses a member that it does not know',
    [],
    (right, input) =>
      Object.keys(input).some((member) => member !== 'Name') ? refuse('ValidationException') : right(input),
  ],
  [
    'other-account',
    'finds trails of other accounts by name',
    UNKNOWN,
    found((name, call) =>
      trailsOf(call).find(
        (trail) => (trail.name === name || trail.arn === name) && trail.accountId !== call.caller.accountId,
      ),
    ),
  ],
  [
    'other-region/by-name',
    'finds a trail in all Regions by its name elsewhere',
    [...UNKNOWN, ...REQUEST],
    found((name, call) => trailsOf(call).find((trail) => trail.name === name && trail.multiRegion)),
  ],
  [
    'other-region/single-by-name',
    'finds a trail of one Region by its name elsewhere',
    [...UNKNOWN, ...REQUEST],
    found((name, call) => trailsOf(call).find((trail) => trail.name === name && !trail.multiRegion)),
  ],
  [
    'unknown/validation',
    'answers an unknown trail with ValidationException',
    UNKNOWN,
    renaming('TrailNotFoundException', 'ValidationException'),
  ],
  [
    'unknown/resource-not-found',
    'answers an unknown trail with ResourceNotFoundException',
    UNKNOWN,
    renaming('TrailNotFoundException', 'ResourceNotFoundException'),
  ],
  [
    'unknown/some-trail',
    'serves some other trail where the name is unknown',
    UNKNOWN,
    found((_name, call) => trailsOf(call).find(visible(call))),
  ],
  [
    'unknown/status-500',
    'answers an unknown trail with status 500',
    UNKNOWN,
    renaming('TrailNotFoundException', 'TrailNotFoundException', 500),
  ],
  [
    'named/first',
    'serves the first trail of the account, whatever is named',
    REQUEST,
    other((name, call) =>
      trailsOf(call).some((trail) => trail.name === name || trail.arn === name)
        ? trailsOf(call).find(visible(call))
        : undefined,
    ),
  ],
  [
    'named/last',
    'serves the last trail of the account, whatever is named',
    REQUEST,
    other((name, call) =>
      trailsOf(call).some((trail) => trail.name === name || trail.arn === name)
        ? trailsOf(call).filter(visible(call)).at(-1)
        : undefined,
    ),
  ],
];
