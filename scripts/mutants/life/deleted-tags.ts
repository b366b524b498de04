import type { Mutant } from '../mutant.ts';
import { mutantOf, serving, textOf, trailsOf } from './fault.ts';
import { each, IN_LIST, lists, tagsOf } from './listed-tags.ts';
import type { Tags } from './tag-faults.ts';

/** Tags that outlive their trail. */
const OUTLIVE = mutantOf(
  'ListTags',
  'tags/outlive',
  'remembers the tags of a deleted trail for the next one',
  IN_LIST,
  serving('ListTags', () => {
    const known = new Map<unknown, unknown>();
    return each((entry) => {
      const before = known.get(entry.ResourceId);
      if (tagsOf(entry).length === 0 && before) return { ...entry, TagsList: before };
      known.set(entry.ResourceId, entry.TagsList);
      return entry;
    });
  }),
);
/** As above, where nobody listed the tags before. */
const KEPT_BY_DELETE = mutantOf(
  'ListTags',
  'tags/kept-by-delete',
  'a delete leaves the tags for the next trail of the name',
  IN_LIST,
  {
    operations: (all) => {
      const left = new Map<string, Tags>();
      const deleting =
        serving('DeleteTrail', () => (right, input, call) => {
          for (const trail of trailsOf(call))
            if (trail.arn === input.Name || trail.name === input.Name) left.set(trail.arn, trail.tags);
          return right(input);
        }).operations?.(all) ?? all;
      return (
        serving('ListTags', () =>
          each((entry) =>
            tagsOf(entry).length === 0
              ? { ...entry, TagsList: left.get(textOf(entry.ResourceId)) ?? [] }
              : entry,
          ),
        ).operations?.(deleting) ?? deleting
      );
    },
  },
);
/** Still lists the tags of a deleted trail. */
const DELETED = mutantOf(
  'ListTags',
  'tags/deleted-served',
  'still lists the tags of a deleted trail',
  IN_LIST,
  serving('ListTags', () => {
    const known = new Set<string>();
    return (right, input, call) => {
      for (const { arn } of trailsOf(call)) known.add(arn);
      return lists(
        (id) => known.has(id),
        () => [],
      )(right, input, call);
    };
  }),
);

/** ListTags remembers what a delete should have removed. */
export const deletedTagMutants: readonly Mutant[] = [OUTLIVE, KEPT_BY_DELETE, DELETED];
