import { mutantOf, type Row, serving, textOf } from './fault.ts';
import { DONE, given, kept, minus, strict, tagsIn, trailIn, union } from './tag-faults.ts';

/** Tags that RemoveTags removes wrongly. */
export const REMOVE: readonly Row[] = [
  [
    'needs-value',
    'removes only where key and value fit',
    DONE,
    kept((_after, before, tags) =>
      before.filter((tag) => !tags.some(({ Key, Value }) => Key === tag.Key && Value === tag.Value)),
    ),
  ],
  [
    'needs-value-if-given',
    'removes only where the value fits, if there is one',
    DONE,
    kept((_after, before, tags) =>
      before.filter(
        (tag) =>
          !tags.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value)),
      ),
    ),
  ],
  [
    'needs-no-value',
    'removes only what is asked for without a value',
    DONE,
    kept((_after, before, tags) =>
      before.filter((tag) => !tags.some(({ Key, Value }) => Key === tag.Key && Value === undefined)),
    ),
  ],
  [
    'by-value',
    'removes by value',
    DONE,
    kept((after, _before, tags) =>
      after.filter((tag) => !tags.some(({ Value }) => Value !== undefined && Value === tag.Value)),
    ),
  ],
  ['all', 'removes all tags', DONE, kept(() => [])],
  [
    'begins-so',
    'removes each key that begins with one of the list',
    DONE,
    kept((_after, before, tags) =>
      before.filter(({ Key = '' }) => !tags.some((tag) => tag.Key && Key.startsWith(tag.Key.slice(0, 1)))),
    ),
  ],
  [
    'value-emptied',
    'keeps the key and empties the value',
    DONE,
    kept((_after, before, tags) =>
      before.map((tag) => (tags.some(({ Key }) => Key === tag.Key) ? { ...tag, Value: '' } : tag)),
    ),
  ],
  ['adds', 'adds the tags', DONE, kept((_after, before, tags) => union(before, tags))],
  [
    'one-more',
    'removes one more',
    DONE,
    kept((after, before) => (after.length < before.length ? after.slice(1) : after)),
  ],
  ['ten', 'removes ten tags at most', DONE, given((tags) => tags.slice(0, 10))],
  [
    'last-refused',
    'refuses to remove the last tag',
    DONE,
    strict(
      'InvalidTagParameterException',
      (tags, input, call) =>
        minus(trailIn(input, call)?.tags ?? [], tags).length === 0 &&
        (trailIn(input, call)?.tags.length ?? 0) > 0,
    ),
  ],
  [
    'last-kept',
    'keeps the last tag',
    DONE,
    kept((after, before) => (after.length === 0 ? before.slice(-1) : after)),
  ],
  [
    'absent-empties',
    'removes all tags where one of the list is absent',
    DONE,
    kept((after, before, tags) =>
      tags.some(({ Key }) => !before.some((tag) => tag.Key === Key)) ? [] : after,
    ),
  ],
  [
    'absent-beside-present',
    'removes nothing where one of the list is absent',
    DONE,
    kept((after, before, tags) =>
      tags.some(({ Key }) => !before.some((tag) => tag.Key === Key)) ? before : after,
    ),
  ],
];

/** A key that was removed can't be added again. */
export const REMOVED_FOR_EVER = mutantOf(
  'RemoveTags',
  'tags/never-again',
  'a removed key can never be added again',
  DONE,
  {
    operations: (all) => {
      const gone = new Set<string>();
      const remove =
        serving('RemoveTags', () => (right, input) => {
          const body = right(input);
          for (const { Key } of tagsIn(input)) gone.add(`${textOf(input.ResourceId)} ${Key}`);
          return body;
        }).operations?.(all) ?? all;
      return (
        serving('AddTags', () =>
          given((tags, _call, { ResourceId }) =>
            tags.filter(({ Key }) => !gone.has(`${textOf(ResourceId)} ${Key}`)),
          ),
        ).operations?.(remove) ?? remove
      );
    },
  },
);
