import type { Mutant } from '../mutant.ts';
import { ADD } from './add-tags.ts';
import { deletedTagMutants } from './deleted-tags.ts';
import { rows } from './fault.ts';
import { ENTRIES } from './list-tags.ts';
import { RESOURCES } from './list-tags-resources.ts';
import { REMOVE, REMOVED_FOR_EVER } from './remove-tags.ts';
import { minus, union } from './tag-faults.ts';
import { LIMITS } from './tag-limits.ts';
import { tagRequests } from './tag-requests.ts';
import { tagResources } from './tag-resources.ts';

/** Mutants of tags. */
export const tagMutants: readonly Mutant[] = [
  ...rows('AddTags', 'tags', [...tagRequests(union), ...tagResources(union), ...ADD, ...LIMITS]),
  ...rows('RemoveTags', 'tags', [...tagRequests(minus), ...tagResources(minus), ...REMOVE]),
  REMOVED_FOR_EVER,
  ...rows('ListTags', 'tags', [...ENTRIES, ...RESOURCES]),
  ...deletedTagMutants,
];
