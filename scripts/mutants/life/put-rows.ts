import type { Row } from './fault.ts';
import { byArnNotKept, notKept, SETTINGS_CHANGED, STOPS, TAGS_LOST } from './state-faults.ts';

/** Faults that putting event selectors and putting Insights have in common. */
export const PUT_ROWS: readonly Row[] = [
  notKept('answers the selectors and keeps the old ones'),
  byArnNotKept('keeps nothing where the trail is named by its ARN'),
  TAGS_LOST,
  STOPS,
  SETTINGS_CHANGED,
  [
    'answers-nothing',
    'answers no selectors',
    ['response.*.*'],
    (right, input) => ({ TrailARN: right(input).TrailARN }),
  ],
];
