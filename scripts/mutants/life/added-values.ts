import type { Mutant } from '../mutant.ts';
import { type Row, rows } from './fault.ts';
import { DONE, despite, kept, LIMIT, strict, TAGS, total } from './tag-faults.ts';

const isIn = (tags: readonly { Key?: string }[], key: string | undefined) =>
  tags.some(({ Key }) => Key === key);

/** Values and keys of tags that AddTags keeps wrongly. */
const ADDED: readonly Row[] = [
  [
    'key-starts-alike',
    'replaces a tag whose key is the start of a new one',
    TAGS,
    kept((after, before, tags) =>
      after.filter(
        ({ Key = '' }) =>
          isIn(tags, Key) || !isIn(before, Key) || !tags.some((tag) => (tag.Key ?? '').startsWith(Key)),
      ),
    ),
  ],
  [
    'value-read-as-number',
    'keeps a value of digits as a number',
    TAGS,
    kept((after) =>
      after.map((tag) =>
        /^\d+$/.test(tag.Value ?? '') ? { ...tag, Value: String(Number(tag.Value)) } : tag,
      ),
    ),
  ],
  [
    'value-kept',
    'keeps the value of a tag that comes without one',
    DONE,
    kept((after, before) =>
      after.map((tag) =>
        tag.Value === undefined ? (before.find(({ Key }) => Key === tag.Key) ?? tag) : tag,
      ),
    ),
  ],
  [
    'limit/list-of-10',
    'refuses more than 10 tags in one list',
    LIMIT,
    strict(
      'TagsLimitExceededException',
      (tags, input, call) => tags.length > 10 && total(tags, input, call) <= 50,
    ),
  ],
  [
    'limit/new-values-kept',
    'refuses tags beyond the limit, and keeps new values',
    LIMIT,
    despite((before, tags) => before.map((tag) => tags.find(({ Key }) => Key === tag.Key) ?? tag)),
  ],
];

/** Mutants of how AddTags keeps what it is given. */
export const addedValueMutants: readonly Mutant[] = rows('AddTags', 'tags', ADDED);
