import { type Row, renaming } from './fault.ts';
import {
  despite,
  hasTwins,
  LIMIT,
  lenient,
  longerKey,
  longerValue,
  strict,
  TAGS,
  tagsIn,
  total,
  trailIn,
  union,
  unlimited,
} from './tag-faults.ts';

/** Limits and characters that AddTags checks wrongly. */
export const LIMITS: readonly Row[] = [
  ['limit/absent', 'has no limit of tags', LIMIT, unlimited(() => true)],
  ['limit/51', 'takes 51 tags', LIMIT, unlimited((tags, input, call) => total(tags, input, call) === 51)],
  [
    'limit/49',
    'takes 49 tags only',
    LIMIT,
    strict('TagsLimitExceededException', (tags, input, call) => total(tags, input, call) === 50),
  ],
  [
    'limit/request-only',
    'counts the tags of the request only',
    LIMIT,
    unlimited((tags) => tags.length <= 50),
  ],
  [
    'limit/stored-only',
    'counts the tags that are there only',
    LIMIT,
    unlimited((_tags, input, call) => (trailIn(input, call)?.tags.length ?? 0) < 50),
  ],
  [
    'limit/overwriting-counts',
    'counts a key twice that is overwritten',
    LIMIT,
    strict(
      'TagsLimitExceededException',
      (tags, input, call) =>
        (trailIn(input, call)?.tags.length ?? 0) + tags.length > 50 && !hasTwins(tags) && tags.length < 50,
    ),
  ],
  [
    'limit/ten',
    'takes ten tags',
    LIMIT,
    strict('TagsLimitExceededException', (tags, input, call) => total(tags, input, call) > 10),
  ],
  [
    'limit/filled-up',
    'refuses, and adds as many as fit',
    LIMIT,
    despite((before, tags) => union(before, tags).slice(0, 50)),
  ],
  [
    'limit/refused-and-done',
    'refuses, and adds all the same',
    LIMIT,
    despite((before, tags) => union(before, tags)),
  ],
  ['limit/refused-and-emptied', 'refuses, and removes all tags', LIMIT, despite(() => [])],
  [
    'limit/parameter',
    'answers InvalidTagParameterException for too many',
    LIMIT,
    renaming('TagsLimitExceededException', 'InvalidTagParameterException'),
  ],
  ['key-length/129', 'takes a key of 129 characters', TAGS, lenient(longerKey(129))],
  [
    'key-length/absent',
    'takes keys of any length',
    TAGS,
    lenient((input) => tagsIn(input).some(({ Key = '' }) => Key.length > 128)),
  ],
  [
    'key-length/127',
    'refuses a key of 128 characters',
    TAGS,
    strict('InvalidTagParameterException', (tags) => tags.some(({ Key = '' }) => Key.length === 128)),
  ],
  ['value-length/257', 'takes a value of 257 characters', TAGS, lenient(longerValue(257))],
  [
    'value-length/absent',
    'takes values of any length',
    TAGS,
    lenient((input) => tagsIn(input).some(({ Value = '' }) => Value.length > 256)),
  ],
  [
    'value-length/255',
    'refuses a value of 256 characters',
    TAGS,
    strict('InvalidTagParameterException', (tags) => tags.some(({ Value = '' }) => Value.length === 256)),
  ],
  [
    'twins/last',
    'takes the last of two tags with the same key',
    TAGS,
    lenient(
      (input) => hasTwins(tagsIn(input)),
      (before, tags) =>
        union(
          before,
          tags.filter(({ Key }, index) => index === tags.findLastIndex((tag) => tag.Key === Key)),
        ),
    ),
  ],
  [
    'twins/both',
    'takes two tags with the same key',
    TAGS,
    lenient(
      (input) => hasTwins(tagsIn(input)),
      (before, tags) => [...before, ...tags],
    ),
  ],
  [
    'twins/same-value',
    'takes the same tag twice',
    TAGS,
    lenient(
      (input) =>
        hasTwins(tagsIn(input)) &&
        new Set(tagsIn(input).map((tag) => JSON.stringify(tag))).size < tagsIn(input).length,
      (before, tags) => union(before, tags.slice(0, 1)),
    ),
  ],
  [
    'twins/other-value',
    'takes two tags with the same key and another value',
    TAGS,
    lenient(
      (input) =>
        hasTwins(tagsIn(input)) &&
        new Set(tagsIn(input).map((tag) => JSON.stringify(tag))).size === tagsIn(input).length,
      (before, tags) => union(before, tags.slice(0, 1)),
    ),
  ],
  [
    'refuses/marks',
    'refuses marks',
    ['structure.Tag.*', 'error.InvalidTagParameterException.*'],
    strict('InvalidTagParameterException', (tags) =>
      tags.some(({ Key = '', Value = '' }) => /[+=@]/.test(`${Key}${Value}`)),
    ),
  ],
  [
    'refuses/colon-and-slash',
    'refuses colons and slashes',
    ['structure.Tag.*', 'error.InvalidTagParameterException.*'],
    strict('InvalidTagParameterException', (tags) =>
      tags.some(({ Key = '', Value = '' }) => !/^aws:/i.test(Key) && /[:/]/.test(`${Key}${Value}`)),
    ),
  ],
  [
    'refuses/blanks',
    'refuses blanks',
    ['structure.Tag.*', 'error.InvalidTagParameterException.*'],
    strict('InvalidTagParameterException', (tags) =>
      tags.some(({ Key = '', Value = '' }) => / /.test(`${Key}${Value}`)),
    ),
  ],
  [
    'refuses/digits',
    'refuses digits',
    ['structure.Tag.*', 'error.InvalidTagParameterException.*'],
    strict('InvalidTagParameterException', (tags) => tags.some(({ Key = '' }) => /^[a-z]+\d/i.test(Key))),
  ],
  [
    'refuses/other-letters',
    'refuses letters outside ASCII',
    ['structure.Tag.*', 'error.InvalidTagParameterException.*'],
    strict('InvalidTagParameterException', (tags) =>
      tags.some(({ Key = '', Value = '' }) => /[^\0-~]/.test(`${Key}${Value}`)),
    ),
  ],
];
