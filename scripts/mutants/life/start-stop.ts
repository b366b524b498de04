import type { Trail } from '../../../src/reference/index.ts';
import { type Call, type Row, refuse, trailsOf } from './fault.ts';
import {
  ANSWERS_TRAIL,
  afterwards,
  begin,
  byArnNotKept,
  DONE,
  end,
  notKept,
  refusedAndDone,
  SETTINGS_CHANGED,
  SETTINGS_LOST,
  TAGS_LOST,
  undo,
} from './state-faults.ts';
import { isArn, namedIn } from './status-faults.ts';

/** Faults that starting and stopping have in common; `does` is what the operation should do. */
function both(does: (trail: Trail, call: Call) => void): Row[] {
  return [
    notKept('is accepted and changes nothing'),
    byArnNotKept('is accepted by ARN and changes nothing'),
    [
      'by-name-not-kept',
      'is accepted by name and changes nothing',
      DONE,
      afterwards((trail, _call, { Name }, before) => isArn(Name) || undo(trail, before)),
    ],
    [
      'multi-region-not-kept',
      'is accepted for a trail in all Regions and changes nothing',
      DONE,
      afterwards((trail, _call, _input, before) => trail.multiRegion && undo(trail, before)),
    ],
    [
      'all-trails',
      'changes all trails of the account',
      DONE,
      afterwards((_trail, call) => {
        for (const one of trailsOf(call)) does(one, call);
      }),
    ],
    [
      'other-trail',
      'changes another trail',
      DONE,
      afterwards((trail, call, _input, before) => {
        undo(trail, before);
        const one = trailsOf(call).find(({ arn }) => arn !== trail.arn);
        if (one) does(one, call);
      }),
    ],
    TAGS_LOST,
    SETTINGS_CHANGED,
    ...SETTINGS_LOST,
    [
      'settings-global',
      'turns global events off',
      [],
      afterwards((trail) => Object.assign(trail, { includeGlobalServiceEvents: false })),
    ],
    [
      'deleted',
      'deletes the trail',
      DONE,
      afterwards((trail, { state }) => {
        state.trails.delete(trail.arn);
      }),
    ],
    ANSWERS_TRAIL,
    [
      'answers-status',
      'answers IsLogging',
      ['response.status'],
      (right, input) => ({ ...right(input), IsLogging: true }),
    ],
    ...refusedAndDone(does, 'changes'),
  ];
}

export const STARTING: readonly Row[] = [
  ...both(begin),
  [
    'twice-refused',
    'refuses a second start',
    DONE,
    (right, input, call) =>
      namedIn(input, call)?.logging ? refuse('TrailAlreadyLoggingException') : right(input),
  ],
  [
    'twice-conflict',
    'answers a second start with ConflictException',
    DONE,
    (right, input, call) => (namedIn(input, call)?.logging ? refuse('ConflictException') : right(input)),
  ],
  [
    'twice-stops',
    'stops by a second start',
    DONE,
    afterwards((trail, call, _input, before) => before?.logging && end(trail, call)),
  ],
  [
    'twice-moves',
    'moves the time by a second start',
    DONE,
    afterwards((trail, call) => Object.assign(trail, { startedAt: call.now })),
  ],
  [
    'after-stop-refused',
    'refuses a start after a stop',
    DONE,
    (right, input, call) => (namedIn(input, call)?.stoppedAt ? refuse('ConflictException') : right(input)),
  ],
  [
    'after-stop-not-kept',
    'is accepted after a stop and changes nothing',
    DONE,
    afterwards((trail, _call, _input, before) => before?.stoppedAt && undo(trail, before)),
  ],
  [
    'after-stop-old-time',
    'keeps the time of the first start',
    DONE,
    afterwards(
      (trail, _call, _input, before) =>
        before?.startedAt && Object.assign(trail, { startedAt: before.startedAt }),
    ),
  ],
  [
    'stop-forgotten',
    'forgets the time of the stop',
    DONE,
    afterwards((trail) => Object.assign(trail, { stoppedAt: undefined })),
  ],
  ['no-time', 'keeps no time', DONE, afterwards((trail) => Object.assign(trail, { startedAt: undefined }))],
  [
    'second-trail-stops-first',
    'stops the other trails',
    DONE,
    afterwards((trail, call) => {
      for (const one of trailsOf(call)) if (one.arn !== trail.arn) one.logging = false;
    }),
  ],
];
export const STOPPING: readonly Row[] = [
  ...both(end),
  [
    'not-logging-refused',
    'refuses to stop what is not logging',
    DONE,
    (right, input, call) =>
      namedIn(input, call)?.logging === false ? refuse('TrailNotLoggingException') : right(input),
  ],
  [
    'not-logging-conflict',
    'answers a stop of what is not logging with ConflictException',
    DONE,
    (right, input, call) =>
      namedIn(input, call)?.logging === false ? refuse('ConflictException') : right(input),
  ],
  [
    'not-logging-starts',
    'starts by a stop of what is not logging',
    DONE,
    afterwards((trail, call, _input, before) => before?.logging === false && begin(trail, call)),
  ],
  [
    'start-forgotten',
    'forgets the time of the start',
    DONE,
    afterwards((trail) => Object.assign(trail, { startedAt: undefined })),
  ],
  [
    'start-moves',
    'moves the time of the start',
    DONE,
    afterwards((trail, call) => trail.startedAt && Object.assign(trail, { startedAt: call.now + 5000 })),
  ],
  ['no-time', 'keeps no time', DONE, afterwards((trail) => Object.assign(trail, { stoppedAt: undefined }))],
  [
    'twice-refused',
    'refuses a second stop',
    DONE,
    (right, input, call) =>
      namedIn(input, call)?.logging === false && namedIn(input, call)?.stoppedAt
        ? refuse('ConflictException')
        : right(input),
  ],
];
