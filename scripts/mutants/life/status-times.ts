import { type Row, textOf } from './fault.ts';
import { omit, START, START_TEXT, STOP, status } from './status-faults.ts';

/** Times that GetTrailStatus answers wrongly. */
export const TIMES: readonly Row[] = [
  [
    'start-time/missing-after-stop',
    'forgets the start after a stop',
    START,
    status((body, { logging }) => (logging ? body : omit(body, 'StartLoggingTime'))),
  ],
  [
    'start-time/milliseconds',
    'answers milliseconds',
    [...START, ...STOP],
    status((body) => ({
      ...body,
      ...(body.StartLoggingTime === undefined
        ? {}
        : { StartLoggingTime: Number(body.StartLoggingTime) * 1000 }),
    })),
  ],
  [
    'stop-time/milliseconds',
    'answers milliseconds for the stop',
    STOP,
    status((body) => ({
      ...body,
      ...(body.StopLoggingTime === undefined ? {} : { StopLoggingTime: Number(body.StopLoggingTime) * 1000 }),
    })),
  ],
  [
    'start-time/iso',
    'answers the start as a text',
    START,
    status((body) => ({
      ...body,
      ...(body.StartLoggingTime === undefined
        ? {}
        : { StartLoggingTime: new Date(Number(body.StartLoggingTime) * 1000).toISOString() }),
    })),
  ],
  [
    'stop-time/iso',
    'answers the stop as a text',
    STOP,
    status((body) => ({
      ...body,
      ...(body.StopLoggingTime === undefined
        ? {}
        : { StopLoggingTime: new Date(Number(body.StopLoggingTime) * 1000).toISOString() }),
    })),
  ],
  [
    'start-time/an-hour-late',
    'answers an hour later',
    START,
    status((body) => ({
      ...body,
      ...(body.StartLoggingTime === undefined
        ? {}
        : { StartLoggingTime: Number(body.StartLoggingTime) + 3600 }),
    })),
  ],
  [
    'start-time/an-hour-early',
    'answers an hour earlier',
    START,
    status((body) => ({
      ...body,
      ...(body.StartLoggingTime === undefined
        ? {}
        : { StartLoggingTime: Number(body.StartLoggingTime) - 3600 }),
    })),
  ],
  [
    'stop-time/an-hour-early',
    'answers the stop an hour earlier',
    STOP,
    status((body) => ({
      ...body,
      ...(body.StopLoggingTime === undefined ? {} : { StopLoggingTime: Number(body.StopLoggingTime) - 3600 }),
    })),
  ],
  [
    'stop-time/an-hour-late',
    'answers the stop an hour later',
    STOP,
    status((body) => ({
      ...body,
      ...(body.StopLoggingTime === undefined ? {} : { StopLoggingTime: Number(body.StopLoggingTime) + 3600 }),
    })),
  ],
  [
    'start-time/zero',
    'answers 0 where a trail was never logging',
    START,
    status((body) => (body.StartLoggingTime === undefined ? { ...body, StartLoggingTime: 0 } : body)),
  ],
  [
    'start-time/now',
    'answers the time of the call where a trail was never logging',
    START,
    status((body, _, __, { now }) =>
      body.StartLoggingTime === undefined ? { ...body, StartLoggingTime: now / 1000 } : body,
    ),
  ],
  [
    'stop-time/now',
    'answers the time of the call where logging was never stopped',
    STOP,
    status((body, _, __, { now }) =>
      body.StopLoggingTime === undefined ? { ...body, StopLoggingTime: now / 1000 } : body,
    ),
  ],
  [
    'stop-time/zero',
    'answers 0 where logging was never stopped',
    STOP,
    status((body) => (body.StopLoggingTime === undefined ? { ...body, StopLoggingTime: 0 } : body)),
  ],
  [
    'stop-time/missing',
    'never answers when logging was stopped',
    STOP,
    status((body) => omit(body, 'StopLoggingTime', 'TimeLoggingStopped')),
  ],
  [
    'stop-time/missing-while-logging',
    'forgets the stop once a trail is logging again',
    STOP,
    status((body, { logging }) => (logging ? omit(body, 'StopLoggingTime') : body)),
  ],
  [
    'stop-time/as-start',
    'answers the start for the stop',
    STOP,
    status((body) =>
      body.StopLoggingTime === undefined
        ? body
        : { ...body, StopLoggingTime: Number(body.StartLoggingTime) - 1 },
    ),
  ],
  [
    'start-time/moves',
    'answers the time of the call for the start',
    START,
    status((body, _, __, { now }) =>
      body.StartLoggingTime === undefined ? body : { ...body, StartLoggingTime: now / 1000 },
    ),
  ],
  [
    'start-text/other-second',
    'tells another second as a text than as a number',
    START_TEXT,
    status((body) =>
      body.TimeLoggingStarted
        ? {
            ...body,
            TimeLoggingStarted: new Date(Date.parse(textOf(body.TimeLoggingStarted)) + 5000)
              .toISOString()
              .replace(/\.\d+Z/, 'Z'),
          }
        : body,
    ),
  ],
  [
    'start-text/other-form',
    'tells the start in another form',
    START_TEXT,
    status((body) =>
      body.TimeLoggingStarted
        ? { ...body, TimeLoggingStarted: new Date(textOf(body.TimeLoggingStarted)).toUTCString() }
        : body,
    ),
  ],
  [
    'stop-text/other-second',
    'tells another second of the stop as a text than as a number',
    ['response.TimeLoggingStopped.*'],
    status((body) =>
      body.TimeLoggingStopped
        ? {
            ...body,
            TimeLoggingStopped: new Date(Date.parse(textOf(body.TimeLoggingStopped)) + 5000)
              .toISOString()
              .replace(/\.\d+Z/, 'Z'),
          }
        : body,
    ),
  ],
];
