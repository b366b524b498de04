import { type Row, refuse, renaming, trailsOf } from './fault.ts';
import { codeOf, entries, IN_LIST, ids, lists, withIds } from './listed-tags.ts';
import { anyones, anywhere } from './tag-faults.ts';

/** Resources that ListTags looks up wrongly. */
export const RESOURCES: readonly Row[] = [
  [
    'limit/absent',
    'has no limit of ARNs',
    IN_LIST,
    (right, input) => {
      const list = ids(input);
      return list.length > 20
        ? { ResourceTagList: list.flatMap((id) => entries(right({ ...input, ResourceIdList: [id] }))) }
        : right(input);
    },
  ],
  ['limit/cut', 'answers for the first twenty', IN_LIST, withIds((list) => list.slice(0, 20))],
  [
    'limit/19',
    'refuses twenty ARNs',
    IN_LIST,
    (right, input) => (ids(input).length === 20 ? refuse('InvalidParameterException') : right(input)),
  ],
  [
    'limit/crash',
    'answers 21 ARNs with status 500',
    IN_LIST,
    (right, input) => (ids(input).length > 20 ? refuse('InternalFailure', 500) : right(input)),
  ],
  [
    'list-missing',
    'answers an empty list where there is no ResourceIdList',
    IN_LIST,
    (right, input) => (input.ResourceIdList === undefined ? { ResourceTagList: [] } : right(input)),
  ],
  [
    'list-missing-all',
    'answers all trails where there is no ResourceIdList',
    IN_LIST,
    (right, input, call) =>
      input.ResourceIdList === undefined
        ? right({
            ResourceIdList: trailsOf(call)
              .filter(
                ({ accountId, homeRegion }) =>
                  accountId === call.caller.accountId && homeRegion === call.caller.region,
              )
              .map(({ arn }) => arn)
              .slice(0, 20),
          })
        : right(input),
  ],
  [
    'list-missing-crash',
    'answers a missing ResourceIdList with status 500',
    IN_LIST,
    (right, input) => (input.ResourceIdList === undefined ? refuse('InternalFailure', 500) : right(input)),
  ],
  [
    'list-text',
    'takes a text for ResourceIdList',
    ['request.ResourceIdList.type'],
    (right, input) =>
      right(
        typeof input.ResourceIdList === 'string'
          ? { ...input, ResourceIdList: [input.ResourceIdList] }
          : input,
      ),
  ],
  [
    'list-crash',
    'answers another type for ResourceIdList with status 500',
    ['request.ResourceIdList.type'],
    (right, input) =>
      input.ResourceIdList !== undefined &&
      input.ResourceIdList !== null &&
      !Array.isArray(input.ResourceIdList)
        ? refuse('InternalFailure', 500)
        : right(input),
  ],
  [
    'unknown-skipped',
    'leaves an unknown trail out',
    [...IN_LIST, 'error.ResourceNotFoundException.*'],
    lists(codeOf('ResourceNotFoundException'), () => undefined),
  ],
  [
    'unknown-empty',
    'answers an unknown trail with no tags',
    [...IN_LIST, 'error.ResourceNotFoundException.*'],
    lists(codeOf('ResourceNotFoundException'), () => []),
  ],
  [
    'unknown-first-only',
    'refuses only if the first of the list is unknown',
    [...IN_LIST, 'error.ResourceNotFoundException.*'],
    (right, input, call) =>
      ids(input).length > 1
        ? lists(codeOf('ResourceNotFoundException'), () => undefined)(right, input, call)
        : right(input),
  ],
  [
    'unknown-trail-not-found',
    'answers an unknown trail with TrailNotFoundException',
    ['error.ResourceNotFoundException.*'],
    renaming('ResourceNotFoundException', 'TrailNotFoundException'),
  ],
  [
    'malformed-skipped',
    'leaves malformed ARNs out',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    lists(codeOf('CloudTrailARNInvalidException'), () => undefined),
  ],
  [
    'name-served',
    'takes the name of a trail for its ARN',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    withIds((list, call) => list.map((id) => trailsOf(call).find(({ name }) => name === id)?.arn ?? id)),
  ],
  [
    'region-ignored',
    'does not read the Region of an ARN',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    withIds((list, call) =>
      list.map((id) => trailsOf(call).find(({ arn }) => anywhere(arn) === anywhere(id))?.arn ?? id),
    ),
  ],
  [
    'other-account-served',
    'lists the tags of a trail that another account has',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    lists(
      (id, _, call) => call.state.trails.has(id),
      (id, call) => [...(call.state.trails.get(id)?.tags ?? [])],
    ),
  ],
  [
    'account-ignored',
    'does not read the account of an ARN',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    withIds((list, call) =>
      list.map((id) => trailsOf(call).find(({ arn }) => anyones(arn) === anyones(id))?.arn ?? id),
    ),
  ],
  [
    'shadow-served',
    'answers the tags of a shadow trail',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    lists(
      (id, _, call) =>
        call.state.trails.has(id) && call.state.trails.get(id)?.homeRegion !== call.caller.region,
      (id, call) => [...(call.state.trails.get(id)?.tags ?? [])],
    ),
  ],
  [
    'other-region-empty',
    'answers no tags for a trail of another Region',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    lists(
      (id, _, { caller }) => /^arn:[^:]*:cloudtrail:/.test(id) && !id.includes(`:${caller.region}:`),
      () => [],
    ),
  ],
  [
    'other-account-empty',
    'answers no tags for a trail of another account',
    [...IN_LIST, 'error.CloudTrailARNInvalidException.*'],
    lists(
      (id, _, { caller }) => /^arn:[^:]*:cloudtrail:/.test(id) && !id.includes(`:${caller.accountId}:`),
      () => [],
    ),
  ],
  [
    'other-service-empty',
    'answers no tags for another service',
    [...IN_LIST, 'error.*.*'],
    lists(
      (id) => id.startsWith('arn:') && !id.includes(':cloudtrail:'),
      () => [],
    ),
  ],
  [
    'event-data-store-empty',
    'answers no tags for an unknown event data store',
    [...IN_LIST, 'error.*.*'],
    lists(
      (id) => id.includes(':eventdatastore/'),
      () => [],
    ),
  ],
  [
    'channel-empty',
    'answers no tags for an unknown channel',
    [...IN_LIST, 'error.*.*'],
    lists(
      (id) => id.includes(':channel/'),
      () => [],
    ),
  ],
  [
    'other-type-empty',
    'answers no tags for a resource without tags',
    [...IN_LIST, 'error.*.*'],
    lists(
      (id) => id.includes(':import/'),
      () => [],
    ),
  ],
  [
    'unknown-member-refused',
    'refuses a member that it does not know',
    [],
    (right, input) =>
      Object.keys(input).some((member) => !['ResourceIdList', 'NextToken'].includes(member))
        ? refuse('ValidationException')
        : right(input),
  ],
];
