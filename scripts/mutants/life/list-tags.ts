import { type Row, textOf } from './fault.ts';
import { each, entries, IN_LIST, tagsOf, withIds } from './listed-tags.ts';
import { pageRows } from './page-faults.ts';

/** Entries that ListTags answers wrongly. */
export const ENTRIES: readonly Row[] = [
  ['first-only', 'answers for the first of the list only', IN_LIST, withIds((list) => list.slice(0, 1))],
  ['last-only', 'answers for the last of the list only', IN_LIST, withIds((list) => list.slice(-1))],
  ['two-only', 'answers for two of the list only', IN_LIST, withIds((list) => list.slice(0, 2))],
  ['ten-only', 'answers for ten of the list only', IN_LIST, withIds((list) => list.slice(0, 10))],
  [
    'tags-of-first',
    'answers the tags of the first for all',
    IN_LIST,
    each((entry, _, [first]) => ({ ...entry, TagsList: first?.TagsList })),
  ],
  [
    'tags-of-last',
    'answers the tags of the last for all',
    IN_LIST,
    each((entry, _, all) => ({ ...entry, TagsList: all.at(-1)?.TagsList })),
  ],
  [
    'ids-of-first',
    'answers the id of the first for all',
    IN_LIST,
    each((entry, _, [first]) => ({ ...entry, ResourceId: first?.ResourceId })),
  ],
  [
    'ids-as-names',
    'answers names for ids',
    IN_LIST,
    each((entry) => ({ ...entry, ResourceId: textOf(entry.ResourceId).split('/').at(-1) })),
  ],
  [
    'merged',
    'answers one entry with the tags of all',
    IN_LIST,
    (right, input) => {
      const all = entries(right(input));
      return {
        ResourceTagList: all.slice(0, 1).map((entry) => ({ ...entry, TagsList: all.flatMap(tagsOf) })),
      };
    },
  ],
  [
    'untagged-left-out',
    'leaves trails without tags out',
    IN_LIST,
    each((entry) => (tagsOf(entry).length > 0 ? entry : undefined)),
  ],
  [
    'untagged-without-list',
    'leaves TagsList out where there are no tags',
    IN_LIST,
    each((entry) => (tagsOf(entry).length > 0 ? entry : { ResourceId: entry.ResourceId })),
  ],
  [
    'untagged-null',
    'answers null for TagsList where there are no tags',
    IN_LIST,
    each((entry) => (tagsOf(entry).length > 0 ? entry : { ...entry, TagsList: null })),
  ],
  ['tags-lost', 'answers no tags', IN_LIST, each((entry) => ({ ...entry, TagsList: [] }))],
  [
    'first-tag-only',
    'answers the first tag only',
    IN_LIST,
    each((entry) => ({ ...entry, TagsList: tagsOf(entry).slice(0, 1) })),
  ],
  [
    'ten-tags-only',
    'answers ten tags only',
    IN_LIST,
    each((entry) => ({ ...entry, TagsList: tagsOf(entry).slice(0, 10) })),
  ],
  [
    'tags-twice',
    'answers each tag twice',
    IN_LIST,
    each((entry) => ({ ...entry, TagsList: [...tagsOf(entry), ...tagsOf(entry)] })),
  ],
  [
    'map',
    'answers a map of tags',
    IN_LIST,
    each((entry) => ({
      ...entry,
      TagsList: Object.fromEntries(tagsOf(entry).map(({ Key, Value }) => [Key, Value])),
    })),
  ],
  [
    'tags-for-list',
    'answers Tags for TagsList',
    IN_LIST,
    each(({ TagsList, ...entry }) => ({ ...entry, Tags: TagsList })),
  ],
  [
    'flat',
    'answers TagsList without an entry around it',
    IN_LIST,
    (right, input) => ({ TagsList: entries(right(input)).flatMap(tagsOf) }),
  ],
  [
    'small-members',
    'answers key and value',
    IN_LIST,
    each((entry) => ({
      ...entry,
      TagsList: tagsOf(entry).map(({ Key, Value }) => ({ key: Key, value: Value })),
    })),
  ],
  [
    'next-token-null',
    'answers null for NextToken',
    ['response.NextToken.*'],
    (right, input) => ({ ...right(input), NextToken: null }),
  ],
  [
    'next-token-empty',
    'answers an empty NextToken',
    ['response.NextToken.*'],
    (right, input) => ({ ...right(input), NextToken: '' }),
  ],
  [
    'next-token',
    'answers a NextToken',
    [...IN_LIST, 'response.NextToken.*'],
    (right, input) => ({ ...right(input), NextToken: 'more' }),
  ],
  ...pageRows(entries, 'ResourceTagList', IN_LIST),
];
