import type { Row } from './fault.ts';
import { byArnNotKept, notKept, SETTINGS_CHANGED, SETTINGS_LOST, STOPS, TAGS_LOST } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

/** Faults that putting event selectors and putting Insights have in common. */
export const PUT_ROWS: readonly Row[] = [
  notKept('answers the selectors and keeps the old ones'),
  byArnNotKept('keeps nothing where the trail is named by its ARN'),
  TAGS_LOST,
  STOPS,
  SETTINGS_CHANGED,
  ...SETTINGS_LOST,
  [
    'answers-before',
    'answers the selectors that were there',
    ['response.*.*'],
    (right, input, call) => {
      const had = { ...namedIn(input, call) };
      const { TrailARN, InsightSelectors } = right(input);
      if (InsightSelectors) return { TrailARN, InsightSelectors: had.insightSelectors };
      return { TrailARN, ...had.eventSelectors };
    },
  ],
  [
    'answers-nothing',
    'answers no selectors',
    ['response.*.*'],
    (right, input) => ({ TrailARN: right(input).TrailARN }),
  ],
];
