import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, listOf, type Row, type Run, rows, textOf, trailsOf } from './fault.ts';
import { ARN, found, isArn, UNKNOWN } from './name-faults.ts';

/** Trails that are found by what is nearly their name or ARN. */
type Near = (given: string, trail: Trail) => boolean;

const isNamed = (given: string) => !isArn(given) && given.length > 2;
const NEAR: readonly [id: string, title: string, clauses: readonly string[], near: Near][] = [
  ['longer-name', 'begins with', UNKNOWN, (given, { name }) => !isArn(given) && given.startsWith(name)],
  [
    'start-of-name',
    'is the start of',
    UNKNOWN,
    (given, { name }) => isNamed(given) && name.startsWith(given),
  ],
  ['longer-arn', 'begins with', UNKNOWN, (given, { arn }) => given.startsWith(arn)],
  [
    'start-of-arn',
    'is the start of',
    UNKNOWN,
    (given, { arn }) => /trail\/.{3}/.test(given) && arn.startsWith(given),
  ],
  [
    'other-service',
    'has another service than',
    ARN,
    (given, { arn }) => given.length > 0 && rest(given, 3) === rest(arn, 3),
  ],
  [
    'other-type',
    'has another type than',
    ARN,
    (given, { arn }) => isArn(given) && typeless(given) === typeless(arn),
  ],
];

const rest = (arn: string, from: number): string => (isArn(arn) ? arn.split(':').slice(from).join(':') : '');
const typeless = (arn: string): string => arn.replace(/:[a-z]+\//, ':/');

const here = ({ caller }: Call, trail: Trail): boolean =>
  trail.accountId === caller.accountId && trail.homeRegion === caller.region;

const named = NEAR.map(
  ([id, what, clauses, near]): Row => [
    `near/${id}`,
    `finds a trail by what ${what} its name or ARN`,
    clauses,
    found((given, call) => trailsOf(call).find((trail) => here(call, trail) && near(given, trail))),
  ],
);

/** As an operation about tags reads an ARN. */
function tagged(near: Near): Run {
  return (right, input, call) => {
    const served = (id: unknown) =>
      trailsOf(call).find((trail) => here(call, trail) && near(textOf(id), trail))?.arn ?? id;
    const list = input.ResourceIdList;
    return right({
      ...input,
      ...(Array.isArray(list) ? { ResourceIdList: listOf(list).map(served) } : {}),
      ...('ResourceId' in input ? { ResourceId: served(input.ResourceId) } : {}),
    });
  };
}

const RESOURCE = ['request.ResourceId*.*', 'error.*.*'];
const byArn = NEAR.filter(([id]) => !id.endsWith('name') && id !== 'other-type').map(
  ([id, what, , near]): Row => [
    `near/${id}`,
    `finds a trail by what ${what} its ARN`,
    RESOURCE,
    tagged((given, trail) => isArn(given) && near(given, trail)),
  ],
);

const NAMING = ['GetTrail', 'GetTrailStatus', 'StartLogging', 'StopLogging', 'DeleteTrail', 'UpdateTrail'];

/** Mutants that find a trail by what is nearly its name. */
export const nearNameMutants: readonly Mutant[] = [
  ...NAMING.flatMap((operation) => rows(operation, 'naming', named)),
  ...['ListTags', 'AddTags', 'RemoveTags'].flatMap((operation) => rows(operation, 'tags', byArn)),
];
