import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import {
  attempt,
  type Input,
  instead,
  listOf,
  objectOf,
  type Row,
  type Run,
  refuse,
  rows,
  textOf,
  trailsOf,
} from './fault.ts';
import { afterwards, byLastPart, DONE, someTrail, undo } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

const INVALID = ['error.InvalidEventSelectorsException.*'];
const CODE = 'InvalidEventSelectorsException';
type Selectors = NonNullable<Trail['eventSelectors']>;
type Selector = Record<string, unknown>;

const basicOf = (input: Input) => listOf(input.EventSelectors).map(objectOf);
const advancedOf = (input: Input) => listOf(input.AdvancedEventSelectors).map(objectOf);
const resourcesOf = (input: Input) =>
  basicOf(input).flatMap((one) => listOf(one.DataResources).map(objectOf));
const fieldsOf = (input: Input) =>
  advancedOf(input).flatMap((one) => listOf(one.FieldSelectors).map(objectOf));
const storing = (input: Input): Selectors =>
  (input.AdvancedEventSelectors === undefined
    ? { EventSelectors: input.EventSelectors }
    : { AdvancedEventSelectors: input.AdvancedEventSelectors }) as Selectors;

/** Takes what the reference refuses. */
const lenient =
  (is: (input: Input) => boolean): Run =>
  (right, input, call) =>
    instead(
      () => right(input),
      [CODE],
      (error) => {
        const trail = namedIn(input, call);
        if (!trail || !is(input)) throw error;
        trail.eventSelectors = storing(input);
        return { TrailARN: trail.arn, ...trail.eventSelectors };
      },
    );
const strict =
  (is: (input: Input) => boolean, code = CODE): Run =>
  (right, input) =>
    is(input) ? refuse(code) : right(input);
/** Changes what is stored by a success. */
const stored = (change: (after: Selectors, before: Selectors | undefined, trail: Trail) => unknown): Run =>
  afterwards((trail, _call, _input, before) => {
    if (trail.eventSelectors)
      trail.eventSelectors = change(trail.eventSelectors, before?.eventSelectors, trail) as Selectors;
  });
const eachBasic = (change: (one: Selector) => unknown): Run =>
  stored((after) =>
    'EventSelectors' in after
      ? { EventSelectors: after.EventSelectors.map((one) => change(one as Selector)) }
      : after,
  );
const eachAdvanced = (change: (one: Selector) => unknown): Run =>
  stored((after) =>
    'AdvancedEventSelectors' in after
      ? { AdvancedEventSelectors: after.AdvancedEventSelectors.map((one) => change(one as Selector)) }
      : after,
  );
/** Stores something although the call is refused. */
const despite =
  (
    store: (input: Input, trail: Trail) => unknown,
    of = namedIn as (input: Input, call: never) => Trail | undefined,
  ): Run =>
  (right, input, call) => {
    const said = attempt(() => right(input));
    if (!(said instanceof ServiceError)) return said;
    const trail = of(input, call as never);
    if (trail) trail.eventSelectors = store(input, trail) as Selectors;
    throw said;
  };
const valuesOf = (field: Selector) =>
  Object.values(field).flatMap((value) => (Array.isArray(value) ? value : []));
const count = (input: Input) => resourcesOf(input).flatMap(({ Values }) => listOf(Values)).length;

const TAKEN: readonly [id: string, title: string, is: (input: Input) => boolean][] = [
  [
    'both-kinds',
    'takes both kinds of selectors',
    (input) => !!input.EventSelectors && !!input.AdvancedEventSelectors,
  ],
  ['none', 'takes an empty list', (input) => basicOf(input).length === 0 && advancedOf(input).length === 0],
  ['six', 'takes six selectors', (input) => basicOf(input).length === 6],
  [
    'resources-one-selector',
    'counts the data resources of no selector',
    (input) => count(input) > 250 && basicOf(input).length === 1,
  ],
  [
    'resources-per-selector',
    'counts the data resources of each selector alone',
    (input) => count(input) > 250 && basicOf(input).length > 1,
  ],
  [
    'read-write',
    'takes any word for the kind of events',
    (input) =>
      basicOf(input).some(
        ({ ReadWriteType = 'All' }) => !['All', 'ReadOnly', 'WriteOnly'].includes(textOf(ReadWriteType)),
      ),
  ],
  [
    'read-write-case',
    'takes the kind of events in lower case',
    (input) => basicOf(input).some(({ ReadWriteType }) => textOf(ReadWriteType) === 'all'),
  ],
  [
    'read-write-empty',
    'takes an empty kind of events',
    (input) => basicOf(input).some(({ ReadWriteType }) => ReadWriteType === ''),
  ],
  [
    'second',
    'checks the first selector only',
    (input) =>
      basicOf(input).length > 1 &&
      basicOf(input)[0]?.ReadWriteType === 'WriteOnly' &&
      basicOf(input)[1]?.ReadWriteType === 'read-only',
  ],
  [
    'type',
    'takes any type of data resource',
    (input) => resourcesOf(input).some(({ Type }) => textOf(Type).includes('SNS')),
  ],
  [
    'star',
    'takes a star in an ARN',
    (input) =>
      resourcesOf(input).some(({ Values }) => listOf(Values).some((value) => textOf(value).includes('*'))),
  ],
  [
    'no-slash',
    'takes a bucket without a slash',
    (input) =>
      resourcesOf(input).some(({ Values }) =>
        listOf(Values).some((value) => /:s3:::[^/*]+$/.test(textOf(value))),
      ),
  ],
  [
    'no-arn',
    'takes what is no ARN',
    (input) =>
      resourcesOf(input).some(({ Values }) =>
        listOf(Values).some((value) => !textOf(value).startsWith('arn:')),
      ),
  ],
  [
    'source',
    'excludes any source',
    (input) =>
      basicOf(input).some((one) => listOf(one.ExcludeManagementEventSources).includes('ec2.amazonaws.com')),
  ],
  [
    'values',
    'counts no values',
    (input) => advancedOf(input).length === 1 && fieldsOf(input).flatMap(valuesOf).length > 500,
  ],
  [
    'values-per-selector',
    'counts the values of each selector alone',
    (input) => advancedOf(input).length === 2 && fieldsOf(input).flatMap(valuesOf).length > 500,
  ],
  [
    'no-category',
    'needs no category of events',
    (input) =>
      advancedOf(input).length === 1 &&
      !fieldsOf(input).some(({ Field }) => Field === 'eventCategory') &&
      fieldsOf(input).length > 0,
  ],
  [
    'no-category-in-second',
    'needs a category of events in the first selector only',
    (input) => advancedOf(input).length > 1,
  ],
  [
    'category-operator',
    'takes any operator for the category',
    (input) => fieldsOf(input).some(({ Field, StartsWith }) => Field === 'eventCategory' && StartsWith),
  ],
  [
    'read-only-operator',
    'takes any operator for read-only events',
    (input) => fieldsOf(input).some(({ Field, NotEquals }) => Field === 'readOnly' && NotEquals),
  ],
  [
    'type-operator',
    'takes any operator for the type',
    (input) => fieldsOf(input).some(({ Field, StartsWith }) => Field === 'resources.type' && StartsWith),
  ],
  [
    'no-fields',
    'takes a selector without fields',
    (input) => advancedOf(input).some(({ FieldSelectors }) => FieldSelectors === undefined),
  ],
  [
    'empty-fields',
    'takes a selector with no field in it',
    (input) =>
      advancedOf(input).some(({ FieldSelectors }) => listOf(FieldSelectors).length === 0 && FieldSelectors),
  ],
  [
    'no-field',
    'takes a field selector without a field',
    (input) => fieldsOf(input).some(({ Field }) => Field === undefined),
  ],
];
const REFUSED: readonly [id: string, title: string, is: (input: Input) => boolean][] = [
  ['five', 'refuses five selectors', (input) => basicOf(input).length === 5],
  ['resources-250', 'refuses 250 data resources', (input) => count(input) === 250],
  ['values-500', 'refuses 500 values', (input) => fieldsOf(input).flatMap(valuesOf).length === 500],
  ['advanced', 'refuses advanced selectors', (input) => advancedOf(input).length > 0],
  ['second', 'refuses two selectors', (input) => basicOf(input).length === 2],
  [
    'all-of-a-type',
    'refuses what stands for all functions',
    (input) =>
      resourcesOf(input).some(({ Values }) => listOf(Values).some((value) => /:lambda$/.test(textOf(value)))),
  ],
  [
    'tables',
    'refuses tables',
    (input) => resourcesOf(input).some(({ Type }) => textOf(Type).includes('DynamoDB')),
  ],
  [
    'rdsdata',
    'refuses to exclude the data API of RDS',
    (input) =>
      basicOf(input).some((one) =>
        listOf(one.ExcludeManagementEventSources).includes('rdsdata.amazonaws.com'),
      ),
  ],
  [
    'no-resources',
    'needs data resources',
    (input) => basicOf(input).some((one) => listOf(one.DataResources).length === 0),
  ],
  [
    'defaults',
    'needs the kind of events',
    (input) => basicOf(input).some(({ ReadWriteType }) => ReadWriteType === undefined),
  ],
  ['operators', 'refuses NotEndsWith', (input) => fieldsOf(input).some(({ NotEndsWith }) => NotEndsWith)],
];

const STATE: readonly Row[] = [
  [
    'not-kept',
    'answers the selectors and keeps the old ones',
    DONE,
    afterwards((trail, _call, _input, before) => undo(trail, before)),
  ],
  [
    'by-arn-not-kept',
    'keeps nothing where the trail is named by its ARN',
    DONE,
    afterwards((trail, _call, { Name }, before) => textOf(Name).startsWith('arn:') && undo(trail, before)),
  ],
  [
    'advanced-not-kept',
    'keeps the old ones for advanced ones',
    DONE,
    stored((after, before) => ('EventSelectors' in after ? after : before)),
  ],
  [
    'merged',
    'adds basic selectors to those that were there',
    DONE,
    stored((after, before) =>
      'EventSelectors' in after && before && 'EventSelectors' in before
        ? { EventSelectors: [...before.EventSelectors, ...after.EventSelectors] }
        : after,
    ),
  ],
  [
    'merged-advanced',
    'adds advanced selectors to those that were there',
    DONE,
    stored((after, before) =>
      'AdvancedEventSelectors' in after && before && 'AdvancedEventSelectors' in before
        ? { AdvancedEventSelectors: [...before.AdvancedEventSelectors, ...after.AdvancedEventSelectors] }
        : after,
    ),
  ],
  [
    'both-kept',
    'keeps the selectors of the other kind',
    DONE,
    stored((after, before) => ({ ...before, ...after })),
  ],
  [
    'first-only',
    'keeps the first selector only',
    DONE,
    stored((after) =>
      'EventSelectors' in after
        ? { EventSelectors: after.EventSelectors.slice(0, 1) }
        : { AdvancedEventSelectors: after.AdvancedEventSelectors.slice(0, 1) },
    ),
  ],
  [
    'type-only',
    'keeps the first data resource only',
    DONE,
    eachBasic((one) => ({ ...one, DataResources: listOf(one.DataResources).slice(0, 1) })),
  ],
  [
    'values-only',
    'keeps the first value of a data resource only',
    DONE,
    eachBasic((one) => ({
      ...one,
      DataResources: listOf(one.DataResources).map((of) => ({
        ...objectOf(of),
        Values: listOf(objectOf(of).Values).slice(0, 1),
      })),
    })),
  ],
  [
    'values-sorted',
    'sorts the values of a data resource',
    DONE,
    eachBasic((one) => ({
      ...one,
      DataResources: listOf(one.DataResources).map((of) => ({
        ...objectOf(of),
        Values: listOf(objectOf(of).Values).toSorted(),
      })),
    })),
  ],
  [
    'sources-lost',
    'loses the excluded sources',
    DONE,
    eachBasic((one) => ({ ...one, ExcludeManagementEventSources: [] })),
  ],
  [
    'sources-first',
    'keeps the first excluded source only',
    DONE,
    eachBasic((one) => ({
      ...one,
      ExcludeManagementEventSources: listOf(one.ExcludeManagementEventSources).slice(0, 1),
    })),
  ],
  [
    'read-write-all',
    'keeps All for the kind of events',
    DONE,
    eachBasic((one) => ({ ...one, ReadWriteType: 'All' })),
  ],
  [
    'management-always',
    'keeps true for management events',
    DONE,
    eachBasic((one) => ({ ...one, IncludeManagementEvents: true })),
  ],
  [
    'name-lost',
    'loses the names of selectors',
    DONE,
    eachAdvanced(({ FieldSelectors }) => ({ FieldSelectors })),
  ],
  [
    'field-lost',
    'loses the last field of a selector',
    DONE,
    eachAdvanced((one) => ({ ...one, FieldSelectors: listOf(one.FieldSelectors).slice(0, -1) })),
  ],
  ...['Equals', 'StartsWith', 'EndsWith', 'NotEquals', 'NotStartsWith', 'NotEndsWith'].map(
    (operator): Row => [
      `operator-lost/${operator}`,
      `loses the operator ${operator}`,
      [`structure.AdvancedFieldSelector.${operator}.*`],
      eachAdvanced((one) => ({
        ...one,
        FieldSelectors: listOf(one.FieldSelectors).map((field) => {
          const { [operator]: _, ...rest } = objectOf(field);
          return rest;
        }),
      })),
    ],
  ),
  [
    'all-trails',
    'changes all trails of the account',
    DONE,
    afterwards((trail, call) => {
      for (const one of trailsOf(call)) one.eventSelectors = trail.eventSelectors;
    }),
  ],
  [
    'tags-lost',
    'loses the tags of the trail',
    [],
    afterwards((trail) => {
      trail.tags = [];
    }),
  ],
  [
    'stops',
    'stops the trail',
    [],
    afterwards((trail, { now }) => Object.assign(trail, { logging: false, stoppedAt: now })),
  ],
  [
    'settings-changed',
    'turns log file validation on',
    [],
    afterwards((trail) => Object.assign(trail, { logFileValidation: true })),
  ],
  [
    'answers-default',
    'answers the default selectors',
    ['response.*.*'],
    (right, input) => ({
      ...right(input),
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
    }),
  ],
  [
    'answers-nothing',
    'answers no selectors',
    ['response.*.*'],
    (right, input) => ({ TrailARN: right(input).TrailARN }),
  ],
  [
    'answers-name',
    'answers the name for the ARN',
    ['response.TrailARN.*'],
    (right, input, call) => ({ ...right(input), TrailARN: namedIn(input, call)?.name }),
  ],
  ['refused-and-done', 'refuses selectors and keeps them', INVALID, despite(storing)],
  [
    'refused-and-first',
    'refuses selectors and keeps the first',
    INVALID,
    despite((input, trail) =>
      basicOf(input)[0] ? { EventSelectors: [basicOf(input)[0]] } : trail.eventSelectors,
    ),
  ],
  [
    'refused-and-default',
    'refuses selectors and forgets those that were there',
    INVALID,
    despite(() => undefined),
  ],
  [
    'unknown-and-done',
    'refuses what names no trail, and changes the last one',
    [],
    despite(storing, ((input: Input, call: never) => someTrail(textOf(input.Name), call)) as never),
  ],
  [
    'elsewhere-and-done',
    'refuses in another Region, and changes the trail',
    ['error.InvalidHomeRegionException.*'],
    despite(storing, ((input: Input, call: never) => byLastPart(textOf(input.Name), call)) as never),
  ],
];

/** Mutants of what PutEventSelectors takes, refuses and keeps. */
export const putSelectorsMutants: readonly Mutant[] = rows('PutEventSelectors', 'selectors', [
  ...TAKEN.map(([id, title, is]): Row => [`taken/${id}`, title, INVALID, lenient(is)]),
  ...REFUSED.map(
    ([id, title, is]): Row => [
      `refused/${id}`,
      title,
      ['overview.*', 'request.*.*', 'structure.*.*'],
      strict(is),
    ],
  ),
  ...STATE,
]);
