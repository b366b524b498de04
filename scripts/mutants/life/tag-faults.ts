import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import {
  attempt,
  type Call,
  type Input,
  instead,
  listOf,
  objectOf,
  type Run,
  refuse,
  textOf,
  trailsOf,
} from './fault.ts';

/** How AddTags and RemoveTags can go wrong with the tags of a request and of a trail. */
export type Tags = Trail['tags'];

export const TAGS = [
  'error.InvalidTagParameterException.*',
  'request.TagsList.*',
  'overview.*',
  'structure.Tag.*',
];
export const LIMIT = ['error.TagsLimitExceededException.*', 'overview.*'];
export const ID = ['request.ResourceId*.*', 'error.*.*'];
export const DONE = ['overview.*', 'request.TagsList.*'];

export const tagsIn = (input: Input): Tags =>
  listOf(input.TagsList).map((tag) => objectOf(tag) as Tags[number]);
export const trailIn = (input: Input, { state }: Call) => state.trails.get(textOf(input.ResourceId));
/** Sets the tags of the trail otherwise than the reference did. */
export const kept =
  (change: (after: Tags, before: Tags, given: Tags, call: Call, trail: Trail) => Tags): Run =>
  (right, input, call) => {
    const trail = trailIn(input, call);
    const before = trail?.tags ?? [];
    const body = right(input);
    if (trail) trail.tags = change(trail.tags, before, tagsIn(input), call, trail);
    return body;
  };
export const given =
  (change: (tags: Tags, call: Call, input: Input) => Tags): Run =>
  (right, input, call) =>
    right(Array.isArray(input.TagsList) ? { ...input, TagsList: change(tagsIn(input), call, input) } : input);
/** Serves what the reference refuses, by storing. */
export const lenient =
  (
    is: (input: Input, call: Call) => boolean,
    store: (before: Tags, tags: Tags) => Tags = (before, tags) => [
      ...before.filter(({ Key }) => !tags.some((tag) => tag.Key === Key)),
      ...tags,
    ],
  ): Run =>
  (right, input, call) => {
    const trail = trailIn(input, call);
    return instead(
      () => right(input),
      undefined,
      (error) => {
        if (!is(input, call)) throw error;
        if (trail) trail.tags = store(trail.tags, tagsIn(input));
        return {};
      },
    );
  };
/** Changes the tags although the call is refused. */
export const despite =
  (
    change: (before: Tags, tags: Tags) => Tags,
    of: (input: Input, call: Call) => Trail | undefined = trailIn,
  ): Run =>
  (right, input, call) => {
    const said = attempt(() => right(input));
    if (!(said instanceof ServiceError)) return said;
    const trail = of(input, call);
    if (trail) trail.tags = change(trail.tags, tagsIn(input));
    throw said;
  };
export const strict =
  (code: string, is: (tags: Tags, input: Input, call: Call) => boolean, status = 400): Run =>
  (right, input, call) =>
    is(tagsIn(input), input, call) ? refuse(code, status) : right(input);
export const union = (before: Tags, tags: Tags): Tags => [
  ...before.filter(({ Key }) => !tags.some((tag) => tag.Key === Key)),
  ...tags,
];
export const minus = (before: Tags, tags: Tags): Tags =>
  before.filter(({ Key }) => !tags.some((tag) => tag.Key === Key));
export const hasTwins = (tags: Tags) => new Set(tags.map(({ Key }) => Key)).size < tags.length;
export const total = (tags: Tags, input: Input, call: Call) =>
  union(trailIn(input, call)?.tags ?? [], tags).length;
export const lastOf = (_input: Input, call: Call) =>
  trailsOf(call).findLast(({ accountId }) => accountId === call.caller.accountId);
export const byName = (input: Input, call: Call) =>
  trailsOf(call).find((trail) => trail.name === textOf(input.ResourceId).split('/').at(-1));

export function anywhere(arn: string): string {
  return arn.split(':').toSpliced(3, 1).join(':');
}
export function anyones(arn: string): string {
  return arn.split(':').toSpliced(4, 1).join(':');
}
export const unlimited = (is: (tags: Tags, input: Input, call: Call) => boolean) =>
  lenient((input, call) => !hasTwins(tagsIn(input)) && is(tagsIn(input), input, call));
export const longerKey = (limit: number) => (input: Input) =>
  tagsIn(input).some(({ Key = '' }) => Key.length === limit);
export const longerValue = (limit: number) => (input: Input) =>
  tagsIn(input).some(({ Value = '' }) => Value.length === limit);
