import { ServiceError } from '../error.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { findTrail, findTrailAtHome } from './find.ts';
import { type InsightSelectors, insightShape } from './selector-shapes.ts';
import type { Trail } from './trail.ts';

const TYPES = ['ApiCallRateInsight', 'ApiErrorRateInsight'];
const CATEGORIES = ['Management', 'Data'];

/** PutInsightSelectors and GetInsightSelectors, of trails: there are no event data stores here. */
export const insightOperations: Operations = {
  GetInsightSelectors: operation(
    { TrailName: 'string', EventDataStore: 'string' },
    (call, { TrailName, EventDataStore }) => {
      assertTrailOnly(TrailName, EventDataStore);
      const trail = findTrail(call, TrailName);
      if (trail.insightSelectors.length > 0) return answer(trail);
      throw new ServiceError(
        'InsightNotEnabledException',
        `Trail ${trail.name} does not have Insights enabled.`,
      );
    },
  ),

  PutInsightSelectors: operation(
    {
      TrailName: 'string',
      EventDataStore: 'string',
      InsightsDestination: 'string',
      InsightSelectors: insightShape,
    },
    (call, { TrailName, EventDataStore, InsightsDestination, InsightSelectors }) => {
      assertTrailOnly(TrailName, EventDataStore ?? InsightsDestination);
      const trail = findTrailAtHome(call, TrailName);
      trail.insightSelectors = checked(InsightSelectors);
      return answer(trail);
    },
  ),
};

function answer({ arn, insightSelectors }: Trail): object {
  return { TrailARN: arn, InsightSelectors: insightSelectors };
}

function assertTrailOnly(trail: string | undefined, store: string | undefined): void {
  if (store === undefined) return;
  const code = trail === undefined ? 'InvalidParameterException' : 'InvalidParameterCombinationException';
  throw new ServiceError(code, 'Name a trail, and no event data store.');
}

function checked(selectors: InsightSelectors | undefined): InsightSelectors {
  if (selectors === undefined) refuse('InsightSelectors is missing.');
  for (const { InsightType = '', EventCategories = [] } of selectors ?? []) {
    if (!TYPES.includes(InsightType)) refuse(`${InsightType} is no type of Insights.`);
    for (const category of EventCategories)
      if (!CATEGORIES.includes(category)) refuse(`${category} is no category of events.`);
  }
  return selectors ?? [];
}

function refuse(message: string): never {
  throw new ServiceError('InvalidInsightSelectorsException', message);
}
