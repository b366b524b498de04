import type { Body } from '../../../src/reference/index.ts';
import { type Call, listOf, objectOf, type Row, type Run, refuse, textOf, trailsOf } from './fault.ts';
import { pageRows } from './page-faults.ts';
import { asking } from './read-faults.ts';

const entries = (body: Body) => listOf(body.Trails).map(objectOf);
const OF_LIST = ['response.Trails.*', 'structure.TrailInfo.*', 'overview.*'];
const TOKEN = ['response.NextToken.*', 'request.NextToken.*'];
const each =
  (change: (entry: Body, call: Call) => Body | undefined): Run =>
  (right, input, call) => ({ Trails: entries(right(input)).flatMap((entry) => change(entry, call) ?? []) });
const stored = (entry: Body, call: Call) => call.state.trails.get(textOf(entry.TrailARN));
export const LIST_TRAILS: readonly Row[] = [
  [
    'whole-trails',
    'answers whole trails',
    OF_LIST,
    each((entry, call) => ({
      ...entry,
      S3BucketName: stored(entry, call)?.bucketName,
      IsMultiRegionTrail: stored(entry, call)?.multiRegion,
    })),
  ],
  ['nothing', 'lists nothing', OF_LIST, () => ({ Trails: [] })],
  [
    'texts',
    'lists ARNs only',
    OF_LIST,
    (right, input) => ({ Trails: entries(right(input)).map(({ TrailARN }) => TrailARN) }),
  ],
  ['small-trails', 'answers trails', OF_LIST, (right, input) => ({ trails: entries(right(input)) })],
  ['trail-list', 'answers trailList', OF_LIST, (right, input) => ({ trailList: entries(right(input)) })],
  [
    'twice',
    'lists each trail twice',
    OF_LIST,
    (right, input) => ({ Trails: [...entries(right(input)), ...entries(right(input))] }),
  ],
  [
    'shadows-hidden',
    'does not list trails of all Regions elsewhere',
    OF_LIST,
    each((entry, { caller }) => (entry.HomeRegion === caller.region ? entry : undefined)),
  ],
  [
    'multi-region-hidden',
    'does not list trails of all Regions',
    OF_LIST,
    each((entry, call) => (stored(entry, call)?.multiRegion ? undefined : entry)),
  ],
  [
    'region-of-caller',
    'answers the Region of the call as the home Region',
    OF_LIST,
    each((entry, { caller }) => ({ ...entry, HomeRegion: caller.region })),
  ],
  [
    'arn-of-caller',
    'answers an ARN of the Region of the call',
    OF_LIST,
    each((entry, { caller }) => ({
      ...entry,
      TrailARN: textOf(entry.TrailARN).replace(/(:cloudtrail:)[^:]*/, `$1${caller.region}`),
    })),
  ],
  [
    'name-as-arn',
    'answers the ARN for the name',
    OF_LIST,
    each((entry) => ({ ...entry, Name: entry.TrailARN })),
  ],
  [
    'names-once',
    'lists one of two trails of the same name',
    OF_LIST,
    (right, input) => ({
      Trails: [...new Map(entries(right(input)).map((entry) => [entry.Name, entry])).values()],
    }),
  ],
  [
    'logging-only',
    'lists trails that are logging only',
    OF_LIST,
    each((entry, call) => (stored(entry, call)?.logging ? entry : undefined)),
  ],
  [
    'other-accounts',
    'lists trails of other accounts',
    OF_LIST,
    (right, input, call) => ({
      Trails: [
        ...entries(right(input)),
        ...trailsOf(call)
          .filter(({ accountId }) => accountId !== call.caller.accountId)
          .map(({ arn, name, homeRegion }) => ({ TrailARN: arn, Name: name, HomeRegion: homeRegion })),
      ],
    }),
  ],
  [
    'token/null',
    'answers null for NextToken at the end',
    TOKEN,
    (right, input) => ({ ...right(input), NextToken: null }),
  ],
  [
    'token/empty',
    'answers an empty NextToken at the end',
    TOKEN,
    (right, input) => ({ ...right(input), NextToken: '' }),
  ],
  [
    'token/for-ever',
    'answers the same page and token for ever',
    TOKEN,
    (right, input) => ({ ...right(input), NextToken: 'again' }),
  ],
  [
    'token/first-page-only',
    'answers two trails at most, without a token',
    TOKEN,
    (right, input) => ({ Trails: entries(right(input)).slice(0, 2) }),
  ],
  ...pageRows(entries, 'Trails', TOKEN),
  [
    'token/number-taken',
    'takes a number for NextToken',
    ['request.NextToken.type'],
    asking((input) =>
      typeof input.NextToken === 'number' ? { ...input, NextToken: String(input.NextToken) } : input,
    ),
  ],
  [
    'token/number-crash',
    'answers a number for NextToken with status 500',
    ['request.NextToken.type'],
    (right, input) => (typeof input.NextToken === 'number' ? refuse('InternalFailure', 500) : right(input)),
  ],
  [
    'unknown-member/refused',
    'refuses a member that it does not know',
    [],
    (right, input) =>
      Object.keys(input).some((member) => member !== 'NextToken')
        ? refuse('ValidationException')
        : right(input),
  ],
];
