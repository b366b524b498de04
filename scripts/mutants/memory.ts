import type { Exchange, ReferenceOptions, Trail } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Row = [id: string, title: string, change: (trail: Trail) => Trail | undefined];

const forgets = (id: string, which: string, is: (trail: Trail) => boolean): Row => [
  `forgets/${id}`,
  `a trail ${which} is accepted and forgotten`,
  (trail) => (is(trail) ? undefined : trail),
];

const FLAGS = ['includeGlobalServiceEvents', 'multiRegion', 'logFileValidation', 'organization'] as const;

/** Settings that a server invents where the request has none. */
const INVENTED: readonly Partial<Trail>[] = [
  { keyPrefix: 'invented' },
  { topicName: 'invented' },
  { topicArn: 'arn:aws:sns:us-east-1:123456789012:invented' },
  { keyArn: 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555' },
  { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:invented:*' },
  { roleArn: 'arn:aws:iam::123456789012:role/invented' },
];

const ROWS: readonly Row[] = [
  forgets('multi-region', 'in all Regions', ({ multiRegion }) => multiRegion),
  forgets('without-global-events', 'without global events', ({ includeGlobalServiceEvents: is }) => !is),
  forgets(
    'key-and-topic',
    'with a key and a topic',
    ({ keyArn, topicArn }) => keyArn !== undefined && topicArn !== undefined,
  ),
  forgets(
    'long-prefix',
    'with a prefix of more than 100 characters',
    ({ keyPrefix = '' }) => keyPrefix.length > 100,
  ),
  forgets('many-tags', 'with more than two tags', ({ tags }) => tags.length > 2),
  ...FLAGS.flatMap((flag) =>
    [true, false].map(
      (value): Row => [
        `always/${flag}-${value}`,
        `${flag} is remembered as ${value} whatever was asked for`,
        (trail) => ({ ...trail, [flag]: value }),
      ],
    ),
  ),
  ...INVENTED.flatMap((given) =>
    Object.keys(given).map(
      (setting): Row => [
        `invents/${setting}`,
        `${setting} is remembered where none was given`,
        (trail) => (trail[setting as keyof Trail] === undefined ? { ...trail, ...given } : trail),
      ],
    ),
  ),
  ['tags/invented', 'a tag is remembered where none was given', invent((trail) => trail.tags.length === 0)],
  ['tags/one-more', 'a tag more than was given is remembered', invent((trail) => trail.tags.length > 0)],
  [
    'tags/first-two',
    'two tags are remembered of more',
    (trail) => ({ ...trail, tags: trail.tags.slice(0, 2) }),
  ],
  [
    'tags/first-ten',
    'ten tags are remembered of more',
    (trail) => ({ ...trail, tags: trail.tags.slice(0, 10) }),
  ],
  [
    'tags/empty-dropped',
    'tags with an empty value are forgotten',
    (trail) => ({ ...trail, tags: trail.tags.filter(({ Value }) => Value !== '') }),
  ],
  [
    'tags/values-in-lower-case',
    'values of tags are remembered in lower case',
    (trail) => ({
      ...trail,
      tags: trail.tags.map((tag) => ({ ...tag, Value: tag.Value?.toLowerCase() ?? '' })),
    }),
  ],
  [
    'tags/latin-only',
    'letters of tags that Latin-1 does not have are remembered as question marks',
    (trail) => ({
      ...trail,
      tags: trail.tags.map(({ Key, Value }) => ({ Key: inLatin(Key), Value: inLatin(Value) })),
    }),
  ],
  [
    'tags/trimmed',
    'tags are remembered without spaces at their ends',
    (trail) => ({
      ...trail,
      tags: trail.tags.map(({ Key, Value }) => ({ Key: Key?.trim(), Value: Value?.trim() })),
    }),
  ],
  [
    'organization/tags-lost',
    'an organization trail has no tags',
    (trail) => (trail.organization ? { ...trail, tags: [] } : trail),
  ],
  [
    'organization/prefix-lost',
    'an organization trail has no prefix',
    (trail) => (trail.organization ? { ...trail, keyPrefix: undefined } : trail),
  ],
  [
    'prefix-in-lower-case',
    'prefixes are remembered in lower case',
    (trail) => ({ ...trail, keyPrefix: trail.keyPrefix?.toLowerCase() }),
  ],
];

function inLatin(text: string | undefined): string | undefined {
  return text?.replaceAll(/[^ -ÿ]/g, '?');
}

function invent(is: (trail: Trail) => boolean): Row[2] {
  return (trail) => (is(trail) ? { ...trail, tags: [...trail.tags, { Key: 'invented', Value: '' }] } : trail);
}

type Listed = { HomeRegion: string };

/** What DescribeTrails lists in a Region, changed. */
const described = (change: (trails: Listed[], region?: string) => Listed[]): Partial<ReferenceOptions> => ({
  response: (response, { request, caller }: Exchange) => {
    if (!request.headers['x-amz-target']?.endsWith('.DescribeTrails') || response.status !== 200)
      return response;
    const { trailList } = JSON.parse(String(response.body)) as { trailList: Listed[] };
    return { ...response, body: JSON.stringify({ trailList: change(trailList, caller?.region) }) };
  },
});

/** Mutants that remember part of what was asked for: some trails and not others, some settings whatever was sent. */
export const memoryMutants: readonly Mutant[] = [
  ...ROWS.map(
    ([id, title, storedTrail]): Mutant => ({
      id: `state/${id}`,
      family: 'state',
      title,
      options: { storedTrail },
    }),
  ),
  {
    id: 'state/shadows-hidden',
    family: 'state',
    title: 'a trail in all Regions is listed only in its own',
    options: described((trails, region) => trails.filter(({ HomeRegion }) => HomeRegion === region)),
  },
  {
    id: 'state/shadows-at-home',
    family: 'state',
    title: 'a trail in all Regions has the Region that asks as its own',
    options: described((trails, region) =>
      trails.map((trail) => ({ ...trail, HomeRegion: region ?? trail.HomeRegion })),
    ),
  },
];
