import { type Row, trailsOf } from './fault.ts';
import { loggingKept } from './logging-kept.ts';
import {
  afterwards,
  byArnNotKept,
  DONE,
  notKept,
  SETTINGS_CHANGED,
  SETTINGS_LOST,
  TAGS_LOST,
} from './state-faults.ts';
import { namedIn } from './status-faults.ts';

/** Faults that putting event selectors and putting Insights have in common. */
export const PUT_ROWS: readonly Row[] = [
  notKept('answers the selectors and keeps the old ones'),
  byArnNotKept('keeps nothing where the trail is named by its ARN'),
  TAGS_LOST,
  ...loggingKept(namedIn),
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

/** Gives every trail of the account what one of them was given. */
export const allTrails = (member: 'eventSelectors' | 'insightSelectors'): Row => [
  'all-trails',
  'changes all trails of the account',
  DONE,
  afterwards((trail, call) => {
    for (const one of trailsOf(call)) Object.assign(one, { [member]: trail[member] });
  }),
];
