import type { Body } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import {
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
} from './fault.ts';
import { READ_TAGS } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

const OFF = 'InsightNotEnabledException';

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
  READ_TAGS,
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

/** Mutants of what GetInsightSelectors answers. */
export const getInsightsMutants: readonly Mutant[] = [
  ...rows('GetInsightSelectors', 'insights', GET),
  OUTLIVE,
];
