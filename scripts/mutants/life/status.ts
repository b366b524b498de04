import { type Row, trailsOf } from './fault.ts';
import { isArn, LOGGING, never, omit, START, status } from './status-faults.ts';

/** What GetTrailStatus says wrongly of logging and of deliveries. */
export const STATUS: readonly Row[] = [
  [
    'always-false',
    'never says that a trail is logging',
    LOGGING,
    status((body) => ({ ...body, IsLogging: false })),
  ],
  [
    'always-true',
    'always says that a trail is logging',
    LOGGING,
    status((body) => ({ ...body, IsLogging: true })),
  ],
  [
    'new-is-logging',
    'says that a new trail is logging',
    LOGGING,
    status((body, { startedAt }) => ({ ...body, IsLogging: startedAt === undefined || body.IsLogging })),
  ],
  [
    'by-arn-false',
    'says by ARN that no trail is logging',
    LOGGING,
    status((body, _, { Name }) => (isArn(Name) ? { ...body, IsLogging: false } : body)),
  ],
  [
    'by-arn-never',
    'says by ARN that no trail was ever logging',
    [...LOGGING, ...START],
    status((body, _, { Name }) => (isArn(Name) ? never(body) : body)),
  ],
  [
    'by-arn-at-home-never',
    'says by ARN at home that no trail was ever logging',
    [...LOGGING, ...START],
    status((body, { homeRegion }, { Name }, { caller }) =>
      isArn(Name) && homeRegion === caller.region ? never(body) : body,
    ),
  ],
  [
    'by-name-never',
    'says by name that no trail was ever logging',
    [...LOGGING, ...START],
    status((body, _, { Name }) => (isArn(Name) ? body : never(body))),
  ],
  [
    'elsewhere-never',
    'says in another Region that no trail was ever logging',
    LOGGING,
    status((body, { homeRegion }, _, { caller }) => (homeRegion === caller.region ? body : never(body))),
  ],
  [
    'same-name-elsewhere',
    'says whether the first trail of the name is logging, in whatever Region',
    LOGGING,
    status((body, { name }, _, call) => ({
      ...body,
      IsLogging: trailsOf(call).find((trail) => trail.name === name)?.logging ?? false,
    })),
  ],
  [
    'any-trail',
    'says that a trail is logging if any of the account is',
    LOGGING,
    status((body, _, __, call) => ({ ...body, IsLogging: trailsOf(call).some(({ logging }) => logging) })),
  ],
  [
    'delivery/at-create',
    'tells of a delivery of a trail that was never logging',
    ['response.LatestDeliveryTime.*'],
    status((body, { startedAt }, _, { now }) =>
      startedAt === undefined ? { ...body, LatestDeliveryTime: now / 1000 } : body,
    ),
  ],
  [
    'delivery/before-start',
    'tells of a delivery before the start',
    ['response.LatestDeliveryTime.*'],
    status((body, { startedAt = 0, logging }) =>
      logging ? { ...body, LatestDeliveryTime: startedAt / 1000 - 60 } : body,
    ),
  ],
  ...[
    'LatestDeliveryError',
    'LatestNotificationError',
    'LatestDigestDeliveryError',
    'LatestCloudWatchLogsDeliveryError',
  ].flatMap((member): Row[] => [
    [
      `errors/${member}-empty`,
      `answers an empty ${member}`,
      [`response.${member}.*`],
      status((body) => ({ ...body, [member]: '' })),
    ],
    [
      `errors/${member}-null`,
      `answers null for ${member}`,
      [`response.${member}.*`],
      status((body) => ({ ...body, [member]: null })),
    ],
    [
      `errors/${member}`,
      `answers a ${member} without any failure`,
      [`response.${member}.*`],
      status((body) => ({ ...body, [member]: 'AccessDenied' })),
    ],
  ]),
  [
    'retired/null',
    'answers null for what is no longer in use',
    ['response.Latest*AttemptTime.*'],
    status((body) => ({ ...body, LatestDeliveryAttemptTime: null, LatestNotificationAttemptTime: null })),
  ],
  [
    'retired/a-time',
    'tells of an attempt to deliver where there was none',
    ['response.LatestDeliveryAttemptTime.*'],
    status((body) => ({ ...body, LatestDeliveryAttemptTime: '2020-01-01T00:00:00Z' })),
  ],
  [
    'wrapped',
    'answers the status within TrailStatus',
    LOGGING,
    (right, input) => ({ TrailStatus: right(input) }),
  ],
  [
    'trail',
    'answers the settings of the trail as well',
    [],
    status((body, trail) => ({ ...body, Name: trail.name, TrailARN: trail.arn })),
  ],
  [
    'text',
    'answers a text for IsLogging',
    LOGGING,
    status((body) => ({ ...body, IsLogging: body.IsLogging ? 'true' : 'false' })),
  ],
  [
    'number',
    'answers a number for IsLogging',
    LOGGING,
    status((body) => ({ ...body, IsLogging: body.IsLogging ? 1 : 0 })),
  ],
  [
    'missing-if-false',
    'leaves IsLogging out where it is false',
    LOGGING,
    status((body) => (body.IsLogging ? body : omit(body, 'IsLogging'))),
  ],
];
