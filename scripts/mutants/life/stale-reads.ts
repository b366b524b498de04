import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { mutantOf } from './fault.ts';
import { FORMS, type Form, type Shown, showing } from './showing.ts';

type Forms = readonly (keyof typeof FORMS)[];
const ONE: Forms = ['name', 'arn', 'elsewhere'];
const LIST: Forms = ['all', 'names', 'arns', 'elsewhere'];
const ALL: Forms = ['any', 'elsewhere'];

/** What goes on being shown as it was before an update. */
const MEMBERS: Readonly<Record<string, readonly (keyof Trail)[]>> = {
  bucket: ['bucketName'],
  prefix: ['keyPrefix'],
  topic: ['topicName', 'topicArn'],
  key: ['keyArn'],
  logs: ['logGroupArn', 'roleArn'],
  global: ['includeGlobalServiceEvents'],
  regions: ['multiRegion'],
  validation: ['logFileValidation'],
};

const was: Shown = (old, now) => (now ? old : undefined);
const still: Shown = (old) => old;
const gone: Shown = () => undefined;
const unlike =
  (change: (now: Trail) => Partial<Trail>): Shown =>
  (_old, now) =>
    now && { ...now, ...change(now) };
const flipped = unlike(({ logFileValidation }) => ({ logFileValidation: !logFileValidation }));
const moved = unlike(() => ({ bucketName: 'another-bucket' }));
const neverLogged = unlike(() => ({ logging: false, startedAt: undefined, stoppedAt: undefined }));
const logging = unlike(({ logging: is, startedAt }) => ({ logging: !is, startedAt: startedAt ?? 0 }));
const untagged = unlike(() => ({ tags: [] }));
const tagged = unlike(({ tags }) => ({ tags: [...tags, { Key: 'changed', Value: 'yes' }] }));

/** A read that is wrong after another operation: which read, in which forms, what it shows, and in which words. */
type Wrong = [read: string, forms: Forms, id: string, title: string, shown: Shown];

function mutants(operation: string, list: readonly Wrong[]): Mutant[] {
  return list.flatMap(([read, forms, id, title, shown]) =>
    forms.map((form) =>
      mutantOf(
        operation,
        `reads/${read}/${form}/${id}`,
        `${title} in ${read} (${form})`,
        ['overview.*', 'request.*.*'],
        showing(operation, read, FORMS[form] as Form, shown),
      ),
    ),
  );
}

const old: Wrong[] = [
  ['GetTrail', ONE, 'old', 'shows the old settings', was],
  ['DescribeTrails', LIST, 'old', 'shows the old settings', was],
];
const members = Object.entries(MEMBERS).map(
  ([id, keys]): Wrong => [
    'DescribeTrails',
    ['any'],
    `old-${id}`,
    `shows the old ${id}`,
    (before, now) => now && { ...now, ...Object.fromEntries(keys.map((key) => [key, before[key]])) },
  ],
);
/** Settings that no operation but UpdateTrail changes. */
const settings: Wrong[] = [
  ['GetTrail', ONE, 'flipped', 'shows another log file validation', flipped],
  ['DescribeTrails', LIST, 'flipped', 'shows another log file validation', flipped],
  ['DescribeTrails', ['any'], 'other-bucket', 'shows another bucket', moved],
];
const listed: Wrong[] = [
  ['DescribeTrails', LIST, 'gone', 'no longer shows the trail', gone],
  ['ListTrails', ALL, 'gone', 'no longer shows the trail', gone],
];
const status: Wrong[] = [
  ['GetTrailStatus', ONE, 'never', 'shows a trail that never logged', neverLogged],
  ['GetTrailStatus', ['any'], 'other', 'shows the opposite of whether the trail logs', logging],
];
const tags: Wrong[] = [
  ['ListTags', ['any'], 'none', 'shows no tags', untagged],
  ['ListTags', ['any'], 'more', 'shows a tag that nobody gave', tagged],
];

/** Mutants of what the reads show after an operation that changes or removes a trail. */
export const staleReadMutants: readonly Mutant[] = [
  ...mutants('UpdateTrail', [...old, ...members, ...listed, ...status, ...tags]),
  ...mutants('StartLogging', [
    ['GetTrailStatus', ONE, 'old', 'shows the old status', was],
    ...[...settings, ...listed, ...tags],
  ]),
  ...mutants('StopLogging', [
    ['GetTrailStatus', ONE, 'old', 'shows the old status', was],
    ...[...settings, ...listed, ...tags],
  ]),
  ...['AddTags', 'RemoveTags'].flatMap((operation) =>
    mutants(operation, [
      ['ListTags', ['any'], 'old', 'shows the old tags', was],
      ...settings,
      ...listed,
      ...status,
    ]),
  ),
  ...mutants('DeleteTrail', [
    ['GetTrail', ONE, 'there', 'still shows the trail', still],
    ['GetTrailStatus', ONE, 'there', 'still shows the status', still],
    ['DescribeTrails', LIST, 'there', 'still shows the trail', still],
    ['ListTrails', ALL, 'there', 'still shows the trail', still],
    ['ListTags', ['any'], 'there', 'still shows the tags', still],
  ]),
];
