import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import { attempt, type Input, listOf, objectOf, type Row, type Run, textOf } from './fault.ts';
import { allTrails } from './put-rows.ts';
import { basicOf, INVALID, type Selectors, storing } from './selector-requests.ts';
import { afterwards, byLastPart, DONE, someTrail } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

type Selector = Record<string, unknown>;

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
/** Changes the values of each data resource. */
const eachValues = (change: (values: readonly unknown[]) => unknown): Run =>
  eachBasic((one) => ({
    ...one,
    DataResources: listOf(one.DataResources).map((of) => ({
      ...objectOf(of),
      Values: change(listOf(objectOf(of).Values)),
    })),
  }));
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
/** Faults of what PutEventSelectors keeps, changes and answers. */
export const KEPT: readonly Row[] = [
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
    eachValues((values) => values.slice(0, 1)),
  ],
  ['values-sorted', 'sorts the values of a data resource', DONE, eachValues((values) => values.toSorted())],
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
    'sources-of-first',
    'keeps the excluded sources of the first selector for each',
    DONE,
    stored((after) => {
      if (!('EventSelectors' in after)) return after;
      const [first] = after.EventSelectors;
      const ExcludeManagementEventSources = first?.ExcludeManagementEventSources;
      return {
        EventSelectors: after.EventSelectors.map((one) => ({ ...one, ExcludeManagementEventSources })),
      };
    }),
  ],
  [
    'values-lower-case',
    'keeps the values of a data resource in lower case',
    DONE,
    eachValues((values) => values.map((value) => String(value).toLowerCase())),
  ],
  [
    'name-cut',
    'cuts the names of selectors to 128 characters',
    DONE,
    eachAdvanced(({ Name, ...one }) => ({ ...one, ...(Name ? { Name: textOf(Name).slice(0, 128) } : {}) })),
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
  allTrails('eventSelectors'),
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
