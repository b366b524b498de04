import type { Mutant } from '../mutant.ts';
import { fault, instead, refuse } from './fault.ts';
import { emptySuccess } from './form.ts';

/** Each error that an operation of the reference answers by itself. */
const NAMING = ['TrailNotFoundException', 'InvalidTrailNameException', 'CloudTrailARNInvalidException'];
const TAGGED = [
  ...['ResourceNotFoundException', 'CloudTrailARNInvalidException', 'EventDataStoreARNInvalidException'],
  ...[
    'ChannelARNInvalidException',
    'ResourceTypeNotSupportedException',
    'EventDataStoreNotFoundException',
    'InvalidTrailNameException',
  ],
];
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  GetTrail: NAMING,
  GetTrailStatus: NAMING,
  GetEventSelectors: NAMING,
  PutEventSelectors: [...NAMING, 'InvalidHomeRegionException', 'InvalidEventSelectorsException'],
  GetInsightSelectors: [...NAMING, 'InsightNotEnabledException', 'InvalidParameterCombinationException'],
  PutInsightSelectors: [
    ...NAMING,
    ...[
      'InvalidHomeRegionException',
      'InvalidInsightSelectorsException',
      'InvalidParameterCombinationException',
    ],
  ],
  StartLogging: [...NAMING, 'InvalidHomeRegionException'],
  StopLogging: [...NAMING, 'InvalidHomeRegionException'],
  DeleteTrail: [...NAMING, 'InvalidHomeRegionException'],
  UpdateTrail: [...NAMING, 'InvalidHomeRegionException'],
  DescribeTrails: NAMING.slice(1),
  ListTrails: [],
  ListTags: TAGGED,
  AddTags: [
    ...TAGGED,
    'ChannelNotFoundException',
    'TagsLimitExceededException',
    'InvalidTagParameterException',
  ],
  RemoveTags: [...TAGGED, 'ChannelNotFoundException', 'InvalidTagParameterException'],
};

/** An error of none of the operations. */
const OTHER = 'InvalidQueryStatementException';
/** Mutants of each error: another code, a server's fault, or a success that does nothing. */
export const errorMutants: readonly Mutant[] = Object.entries(ERRORS).flatMap(([operation, codes]) =>
  codes.flatMap((code) => {
    const clauses = [`error.${code}.*`];
    return [
      fault(operation, `error/${code}/wrong-code`, `answers ${OTHER} for ${code}`, clauses, (right, input) =>
        instead(
          () => right(input),
          [code],
          () => refuse(OTHER),
        ),
      ),
      fault(
        operation,
        `error/${code}/status-500`,
        `answers ${code} with status 500`,
        clauses,
        (right, input) =>
          instead(
            () => right(input),
            [code],
            () => refuse(code, 500),
          ),
      ),
      fault(
        operation,
        `error/${code}/success`,
        `answers a success for ${code} and does nothing`,
        clauses,
        (right, input) =>
          instead(
            () => right(input),
            [code],
            () => emptySuccess(operation),
          ),
      ),
    ];
  }),
);
