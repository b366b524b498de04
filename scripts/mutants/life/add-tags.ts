import type { Row } from './fault.ts';
import { DONE, given, kept, minus, union } from './tag-faults.ts';

/** Tags that AddTags keeps wrongly. */
export const ADD: readonly Row[] = [
  [
    'appends',
    'appends a key that is there already',
    DONE,
    kept((_after, before, tags) => [...before, ...tags]),
  ],
  [
    'keeps-old',
    'keeps the old value of a key',
    DONE,
    kept((_after, before, tags) => [...before, ...minus(tags, before)]),
  ],
  ['replaces-all', 'replaces all tags', DONE, kept((_after, _before, tags) => tags)],
  [
    'prepends-value',
    'joins old and new value',
    DONE,
    kept((after, before) =>
      after.map((tag) => ({
        ...tag,
        Value: `${before.find(({ Key }) => Key === tag.Key && before.some((old) => old === tag)) ? '' : (before.find(({ Key }) => Key === tag.Key)?.Value ?? '')}${tag.Value ?? ''}`,
      })),
    ),
  ],
  [
    'old-lost',
    'loses the first of the tags that were there',
    DONE,
    kept((after, before) => (before.length > 0 ? after.slice(1) : after)),
  ],
  [
    'values-lost',
    'loses values',
    DONE,
    given((tags) => tags.map(({ Key }) => ({ ...(Key === undefined ? {} : { Key }) }))),
  ],
  [
    'values-lower-case',
    'keeps values in lower case',
    ['structure.Tag.Value.*'],
    given((tags) =>
      tags.map((tag) => (tag.Value === undefined ? tag : { ...tag, Value: tag.Value.toLowerCase() })),
    ),
  ],
  [
    'values-cut',
    'cuts values at 128 characters',
    ['structure.Tag.Value.*'],
    given((tags) =>
      tags.map((tag) =>
        tag.Value !== undefined && tag.Value.length <= 256 ? { ...tag, Value: tag.Value.slice(0, 128) } : tag,
      ),
    ),
  ],
  [
    'keys-cut',
    'cuts keys at 64 characters',
    ['structure.Tag.Key.*'],
    given((tags) =>
      tags.map((tag) =>
        tag.Key !== undefined && tag.Key.length <= 128 ? { ...tag, Key: tag.Key.slice(0, 64) } : tag,
      ),
    ),
  ],
  [
    'trimmed',
    'cuts blanks around values',
    ['structure.Tag.Value.*'],
    given((tags) => tags.map((tag) => (tag.Value === undefined ? tag : { ...tag, Value: tag.Value.trim() }))),
  ],
  [
    'swapped',
    'takes keys for values',
    DONE,
    kept((_after, before, tags) =>
      union(
        before,
        tags.map(({ Key, Value }) => ({
          ...(Value === undefined ? {} : { Key: Value }),
          ...(Key === undefined ? {} : { Value: Key }),
        })),
      ),
    ),
  ],
  [
    'valueless-lost',
    'forgets tags without a value',
    ['overview.*', 'structure.Tag.Value.*'],
    kept((_after, before, tags) =>
      union(
        before,
        tags.filter(({ Value }) => Value !== undefined),
      ),
    ),
  ],
  [
    'valueless-null',
    'keeps the text null for a missing value',
    ['overview.*', 'structure.Tag.Value.*'],
    kept((_after, before, tags) =>
      union(
        before,
        tags.map((tag) => ({ Value: 'null', ...tag })),
      ),
    ),
  ],
  [
    'invented',
    'adds a tag of its own',
    DONE,
    kept((after) => [...after, { Key: 'created-by', Value: 'me' }]),
  ],
];
