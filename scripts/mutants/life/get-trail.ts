import { mutantOf, type Row, serving, textOf, trailsOf } from './fault.ts';
import { inRegion, inResponse, inTrail, storedAs, trailIn } from './read-faults.ts';

/** Trails that GetTrail answers wrongly. */
export const GET: readonly Row[] = [
  ['flat', 'answers the trail without Trail around it', inResponse, (right, input) => trailIn(right(input))],
  ['list', 'answers a list of one trail', inResponse, (right, input) => ({ Trail: [right(input).Trail] })],
  [
    'name-as-asked',
    'answers the name as it was asked for',
    inResponse,
    inTrail((trail, { Name }) => ({ ...trail, Name })),
  ],
  [
    'by-arn-less',
    'answers less where it is asked by ARN',
    inResponse,
    inTrail((trail, { Name }) =>
      textOf(Name).startsWith('arn:')
        ? { Name: trail.Name, TrailARN: trail.TrailARN, S3BucketName: trail.S3BucketName }
        : trail,
    ),
  ],
  [
    'by-name-less',
    'answers less where it is asked by name',
    inResponse,
    inTrail((trail, { Name }) =>
      textOf(Name).startsWith('arn:')
        ? trail
        : { Name: trail.Name, TrailARN: trail.TrailARN, S3BucketName: trail.S3BucketName },
    ),
  ],
  [
    'status-inside',
    'answers IsLogging within the trail',
    [],
    inTrail((trail, _, call) => ({ ...trail, IsLogging: storedAs(trail, call)?.logging ?? false })),
  ],
  [
    'same-name-elsewhere',
    'answers the first trail of the name, in whatever Region',
    inResponse,
    (right, input, call) => {
      const body = right(input);
      const own = trailIn(body);
      const first = trailsOf(call).find(({ name }) => name === own.Name);
      return first && first.arn !== own.TrailARN
        ? inRegion(first.homeRegion, call, () => right({ ...input, Name: first.name }))
        : body;
    },
  ],
  [
    'region-of-caller',
    'answers the Region of the call as the home Region',
    ['structure.Trail.HomeRegion.*'],
    inTrail((trail, _, { caller }) => ({ ...trail, HomeRegion: caller.region })),
  ],
  [
    'arn-of-caller',
    'answers the ARN in the Region of the call',
    ['structure.Trail.TrailARN.*'],
    inTrail((trail, _, { caller }) => ({
      ...trail,
      TrailARN: textOf(trail.TrailARN).replace(/(:cloudtrail:)[^:]*/, `$1${caller.region}`),
    })),
  ],
  [
    'key-as-id',
    'answers the key by its id',
    ['structure.Trail.KmsKeyId.*'],
    inTrail((trail) =>
      trail.KmsKeyId === undefined ? trail : { ...trail, KmsKeyId: textOf(trail.KmsKeyId).split('/').at(-1) },
    ),
  ],
  [
    'topic-name-as-arn',
    'answers the name of the topic for its ARN',
    ['structure.Trail.SnsTopicARN.*'],
    inTrail((trail) =>
      trail.SnsTopicARN === undefined
        ? trail
        : { ...trail, SnsTopicARN: textOf(trail.SnsTopicARN).split(':').at(-1) },
    ),
  ],
  [
    'changed-by-start',
    'answers otherwise while a trail is logging',
    [],
    inTrail((trail, _, call) =>
      storedAs(trail, call)?.logging
        ? { ...trail, LogFileValidationEnabled: !trail.LogFileValidationEnabled }
        : trail,
    ),
  ],
  [
    'changed-by-stop',
    'answers otherwise after a stop',
    [],
    inTrail((trail, _, call) =>
      storedAs(trail, call)?.stoppedAt
        ? { ...trail, IncludeGlobalServiceEvents: !trail.IncludeGlobalServiceEvents }
        : trail,
    ),
  ],
  [
    'changed-by-tags',
    'answers otherwise once a trail has tags',
    [],
    inTrail((trail, _, call) =>
      (storedAs(trail, call)?.tags.length ?? 0) > 0 ? { ...trail, HasCustomEventSelectors: true } : trail,
    ),
  ],
  [
    'read-changes',
    'creates tags by reading',
    [],
    (right, input, call) => {
      const body = right(input);
      const stored = storedAs(trailIn(body), call);
      if (stored) stored.tags = [...stored.tags, { Key: `read-${stored.tags.length}`, Value: '' }];
      return body;
    },
  ],
  [
    'read-starts',
    'starts the logging by reading',
    [],
    (right, input, call) => {
      const body = right(input);
      const stored = storedAs(trailIn(body), call);
      if (stored) Object.assign(stored, { logging: true, startedAt: call.now });
      return body;
    },
  ],
];

/** A read that answers otherwise the second time. */
export const GET_TWICE = mutantOf(
  'GetTrail',
  'reading/second-differs',
  'answers the second read without the bucket',
  inResponse,
  serving('GetTrail', () => {
    const seen = new Set<string>();
    return inTrail((trail) => {
      const arn = textOf(trail.TrailARN);
      const { S3BucketName: _, ...rest } = trail;
      const again = seen.has(arn);
      seen.add(arn);
      return again ? rest : trail;
    });
  }),
);
