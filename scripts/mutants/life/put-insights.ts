import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { attempt, type Input, instead, listOf, objectOf, type Row, type Run, rows, textOf } from './fault.ts';
import { allTrails, PUT_ROWS } from './put-rows.ts';
import { afterwards, byLastPart, DONE } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

type Selectors = Trail['insightSelectors'];
const INVALID = 'InvalidInsightSelectorsException';
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
  allTrails('insightSelectors'),
  [
    'event-selectors-lost',
    'loses the event selectors',
    [],
    afterwards((trail) => {
      trail.eventSelectors = undefined;
    }),
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

/** Mutants of what PutInsightSelectors takes, refuses and keeps. */
export const putInsightsMutants: readonly Mutant[] = rows('PutInsightSelectors', 'insights', [
  ...PUT,
  ...PUT_ROWS,
]);
