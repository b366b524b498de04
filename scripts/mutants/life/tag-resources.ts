import { type Row, renaming, textOf, trailsOf } from './fault.ts';
import {
  anyones,
  anywhere,
  byName,
  despite,
  ID,
  lastOf,
  lenient,
  strict,
  type Tags,
  tagsIn,
  trailIn,
} from './tag-faults.ts';

/** Faults of the resource that adding and removing have in common; `does` is what the operation should do. */
export function tagResources(does: (before: Tags, tags: Tags) => Tags): Row[] {
  const resource = (id: string, title: string, is: (id: string) => boolean): Row => [
    `resource/${id}`,
    title,
    ID,
    lenient(
      ({ ResourceId }) => is(textOf(ResourceId)),
      (before) => before,
    ),
  ];
  return [
    resource('missing-taken', 'takes a request without ResourceId', (id) => id === ''),
    resource(
      'name-taken',
      'takes a name for ResourceId and does nothing',
      (id) => id !== '' && !id.startsWith('arn:'),
    ),
    [
      'resource/name-served',
      'takes the name of a trail for its ARN',
      ID,
      (right, input, call) =>
        textOf(input.ResourceId).startsWith('arn:')
          ? right(input)
          : right({
              ...input,
              ResourceId:
                trailsOf(call).find(({ name }) => name === input.ResourceId)?.arn ?? input.ResourceId,
            }),
    ],
    resource('unknown-taken', 'takes the ARN of an unknown trail', (id) =>
      /^arn:aws:cloudtrail:[^:]+:\d{12}:trail\/.../.test(id),
    ),
    resource(
      'other-service-taken',
      'takes the ARN of another service',
      (id) => id.startsWith('arn:') && !id.includes(':cloudtrail:'),
    ),
    resource('event-data-store-taken', 'takes an unknown event data store', (id) =>
      id.includes(':eventdatastore/'),
    ),
    resource('channel-taken', 'takes an unknown channel', (id) => id.includes(':channel/')),
    resource('other-type-taken', 'takes a resource without tags', (id) => id.includes(':import/')),
    [
      'resource/missing-crash',
      'answers a missing ResourceId with status 500',
      ID,
      strict('InternalFailure', (_tags, { ResourceId }) => ResourceId === undefined, 500),
    ],
    [
      'resource/region-ignored',
      'does not read the Region of the ARN',
      ID,
      (right, input, call) =>
        right({
          ...input,
          ResourceId:
            trailsOf(call).find(({ arn }) => anywhere(arn) === anywhere(textOf(input.ResourceId)))?.arn ??
            input.ResourceId,
        }),
    ],
    [
      'resource/account-ignored',
      'does not read the account of the ARN',
      ID,
      (right, input, call) =>
        right({
          ...input,
          ResourceId:
            trailsOf(call).find(({ arn }) => anyones(arn) === anyones(textOf(input.ResourceId)))?.arn ??
            input.ResourceId,
        }),
    ],
    [
      'resource/last-part',
      'looks the ARN up by its last part',
      ID,
      (right, input, call) =>
        textOf(input.ResourceId).startsWith('arn:')
          ? right({
              ...input,
              ResourceId:
                trailsOf(call).find(({ name }) => name === textOf(input.ResourceId).split('/').at(-1))?.arn ??
                input.ResourceId,
            })
          : right(input),
    ],
    [
      'resource/elsewhere',
      'changes a trail of another Region',
      ID,
      (right, input, call) => {
        const trail = trailIn(input, call);
        if (!trail || trail.homeRegion === call.caller.region || trail.accountId !== call.caller.accountId)
          return right(input);
        trail.tags = does(trail.tags, tagsIn(input));
        return {};
      },
    ],
    ['resource/elsewhere-and-done', 'refuses in another Region, and changes the tags', ID, despite(does)],
    [
      'resource/refused-and-done',
      'refuses what names no trail, and changes the last one',
      ID,
      despite(does, lastOf),
    ],
    [
      'resource/malformed-and-done',
      'refuses, and changes the trail of the last part',
      ID,
      despite(does, byName),
    ],
    [
      'resource/trail-not-found',
      'answers an unknown trail with TrailNotFoundException',
      ID,
      renaming('ResourceNotFoundException', 'TrailNotFoundException'),
    ],
    [
      'resource/id-unknown',
      'finds no trail',
      ID,
      strict('ResourceNotFoundException', (_tags, input, call) => trailIn(input, call) !== undefined),
    ],
  ];
}
