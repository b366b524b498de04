import { ServiceError } from '../../../src/reference/error.ts';
import type { Body, Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import {
  attempt,
  type Input,
  instead,
  listOf,
  mutantOf,
  objectOf,
  type Row,
  type Run,
  rows,
  serving,
  textOf,
  trailsOf,
} from './fault.ts';
import { afterwards, byLastPart, DONE, undo } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

type Selectors = Trail['insightSelectors'];
const INVALID = 'InvalidInsightSelectorsException';
const OFF = 'InsightNotEnabledException';
const REFUSALS = [`error.${INVALID}.*`];
const selectorsIn = (input: Input) =>
  listOf(input.InsightSelectors).map((one) => objectOf(one) as Selectors[number]);

const stored = (change: (after: Selectors, before: Selectors) => Selectors): Run =>
  afterwards((trail, _call, _input, before) => {
    trail.insightSelectors = change(trail.insightSelectors, before?.insightSelectors ?? []);
  });
/** Takes what the reference refuses. */
const lenient =
  (codes: readonly string[], is: (input: Input) => boolean): Run =>
  (right, input, call) =>
    instead(
      () => right(input),
      codes,
      (error) => {
        const trail = namedIn(input, call);
        if (!trail || !is(input)) throw error;
        trail.insightSelectors = selectorsIn(input);
        return { TrailARN: trail.arn, InsightSelectors: trail.insightSelectors };
      },
    );
/** Stores something although the call is refused. */
const despite =
  (store: (input: Input) => Selectors): Run =>
  (right, input, call) => {
    const said = attempt(() => right(input));
    if (!(said instanceof ServiceError)) return said;
    const trail = namedIn(input, call) ?? byLastPart(textOf(input.Name), call);
    if (trail) trail.insightSelectors = store(input);
    throw said;
  };
const typesOf = (input: Input) => selectorsIn(input).map(({ InsightType }) => InsightType);

const PUT: readonly Row[] = [
  [
    'taken/type',
    'takes any type',
    REFUSALS,
    lenient([INVALID], (input) => typesOf(input).includes('ApiLatencyInsight')),
  ],
  [
    'taken/case',
    'takes a type in lower case',
    REFUSALS,
    lenient([INVALID], (input) => typesOf(input).includes('apicallrateinsight')),
  ],
  [
    'taken/empty',
    'takes an empty type',
    REFUSALS,
    lenient([INVALID], (input) => typesOf(input).includes('')),
  ],
  [
    'taken/second',
    'checks the first type only',
    REFUSALS,
    lenient([INVALID], (input) => typesOf(input)[0] === 'ApiCallRateInsight'),
  ],
  [
    'taken/category',
    'takes any category',
    REFUSALS,
    lenient([INVALID], (input) =>
      selectorsIn(input).some(({ EventCategories }) => EventCategories?.includes('NetworkActivity')),
    ),
  ],
  [
    'taken/missing',
    'takes a request without selectors',
    ['request.InsightSelectors.*'],
    lenient([INVALID], (input) => input.InsightSelectors === undefined),
  ],
  [
    'taken/store',
    'takes a trail beside an event data store',
    ['error.InvalidParameterCombinationException.*'],
    lenient(['InvalidParameterCombinationException'], () => true),
  ],
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
  ['added', 'adds to the selectors that were there', DONE, stored((after, before) => [...before, ...after])],
  [
    'off-ignored',
    'keeps the selectors for an empty list',
    DONE,
    stored((after, before) => (after.length > 0 ? after : before)),
  ],
  ['first-only', 'keeps the first selector only', DONE, stored((after) => after.slice(0, 1))],
  [
    'always-call-rate',
    'keeps the call rate for every type',
    DONE,
    stored((after) => after.map((one) => ({ ...one, InsightType: 'ApiCallRateInsight' }))),
  ],
  [
    'categories-all',
    'keeps both categories',
    DONE,
    stored((after) => after.map((one) => ({ ...one, EventCategories: ['Management', 'Data'] }))),
  ],
  [
    'all-trails',
    'changes all trails of the account',
    DONE,
    afterwards((trail, call) => {
      for (const one of trailsOf(call)) one.insightSelectors = trail.insightSelectors;
    }),
  ],
  [
    'event-selectors-lost',
    'loses the event selectors',
    [],
    afterwards((trail) => {
      trail.eventSelectors = undefined;
    }),
  ],
  [
    'tags-lost',
    'loses the tags',
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
    'answers-nothing',
    'answers no selectors',
    ['response.*.*'],
    (right, input) => ({ TrailARN: right(input).TrailARN }),
  ],
  ['refused-and-done', 'refuses selectors and keeps them', REFUSALS, despite(selectorsIn)],
  ['refused-and-off', 'refuses selectors and forgets those that were there', REFUSALS, despite(() => [])],
  [
    'refused-and-first',
    'refuses selectors and keeps the first',
    REFUSALS,
    despite((input) => selectorsIn(input).slice(0, 1)),
  ],
];

const answered =
  (change: (body: Body, input: Input) => Body): Run =>
  (right, input) =>
    change(right(input), input);
const GET: readonly Row[] = [
  [
    'off/empty-list',
    'answers an empty list where Insights are off',
    ['error.InsightNotEnabledException.*'],
    (right, input, call) =>
      instead(
        () => right(input),
        [OFF],
        () => ({ TrailARN: namedIn(input, call)?.arn, InsightSelectors: [] }),
      ),
  ],
  [
    'off/by-arn',
    'answers an empty list by ARN where Insights are off',
    ['error.InsightNotEnabledException.*'],
    (right, input) =>
      textOf(input.Name).startsWith('arn:')
        ? instead(
            () => right(input),
            [OFF],
            () => ({ InsightSelectors: [] }),
          )
        : right(input),
  ],
  [
    'store',
    'looks at the trail beside an event data store',
    ['error.InvalidParameterCombinationException.*'],
    (right, input) => {
      const { EventDataStore: _, ...rest } = input;
      return right(rest);
    },
  ],
  [
    'first-only',
    'answers the first selector only',
    ['response.*.*'],
    answered((body) => ({ ...body, InsightSelectors: listOf(body.InsightSelectors).slice(0, 1) })),
  ],
  [
    'both-always',
    'answers both types always',
    ['response.*.*'],
    answered((body) => ({
      ...body,
      InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
    })),
  ],
  [
    'store-arn',
    'answers an event data store',
    [],
    answered((body) => ({ ...body, EventDataStoreArn: body.TrailARN })),
  ],
  [
    'destination',
    'answers a destination',
    [],
    answered((body) => ({ ...body, InsightsDestination: body.TrailARN })),
  ],
  [
    'categories-data',
    'answers data events for the category',
    ['structure.InsightSelector.EventCategories.*'],
    answered((body) => ({
      ...body,
      InsightSelectors: listOf(body.InsightSelectors).map((one) => ({
        ...objectOf(one),
        EventCategories: ['Data'],
      })),
    })),
  ],
  [
    'read-off',
    'turns Insights off by reading',
    [],
    (right, input, call) => {
      const body = right(input);
      const trail = namedIn(input, call);
      if (trail) trail.insightSelectors = [];
      return body;
    },
  ],
  [
    'read-tags',
    'creates a tag by reading',
    [],
    (right, input, call) => {
      const body = right(input);
      const trail = namedIn(input, call);
      if (trail) trail.tags = [...trail.tags, { Key: `read-${trail.tags.length}`, Value: '' }];
      return body;
    },
  ],
  [
    'lost-by-update',
    'forgets the Insights of a trail that has a prefix',
    ['overview.*'],
    (right, input, call) => {
      const trail = namedIn(input, call);
      if (trail?.keyPrefix) trail.insightSelectors = [];
      return right(input);
    },
  ],
  [
    'lost-by-selectors',
    'forgets the Insights of a trail that has event selectors',
    ['overview.*'],
    (right, input, call) => {
      const trail = namedIn(input, call);
      if (trail?.eventSelectors) trail.insightSelectors = [];
      return right(input);
    },
  ],
];

const OUTLIVE = mutantOf(
  'GetInsightSelectors',
  'insights/outlive',
  'remembers the Insights of a deleted trail for the next one',
  ['error.InsightNotEnabledException.*'],
  serving('GetInsightSelectors', () => {
    const known = new Map<string, Body>();
    return (right, input, call) => {
      const arn = namedIn(input, call)?.arn ?? '';
      const hasLogged = () => known.get(arn);
      const body = instead(
        () => right(input),
        [OFF],
        (error) => {
          const old = hasLogged();
          if (!old) throw error;
          return old;
        },
      );
      known.set(arn, body);
      return body;
    };
  }),
);

/** Mutants of the Insights of a trail. */
export const insightMutants: readonly Mutant[] = [
  ...rows('PutInsightSelectors', 'insights', PUT),
  ...rows('GetInsightSelectors', 'insights', GET),
  OUTLIVE,
];
