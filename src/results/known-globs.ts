import { groupBy } from '../contract/group-by.ts';

/**
 * Globs that match some cases of the table and no other one: a line for each group, with the shorter of those that fail and those
 * that don't.
 * @param allIds ids of every case of this version
 */
export function globsOf(ids: readonly string[], allIds: readonly string[]): string[] {
  const named = new Set(ids);
  return groupBy(allIds, groupOf).flatMap(([group, members]) => {
    const inside = members.filter((id) => named.has(id)).map(nameOf);
    const outside = members.filter((id) => !named.has(id)).map(nameOf);
    if (inside.length === 0) return [];
    if (outside.length === 0) return [`${group}/*`];
    if (inside.length === 1) return [`${group}/${inside[0]}`];
    const listed = `${group}/{${inside.join(',')}}`;
    const others = `${group}/!(${outside.join('|')})`;
    return [others.length < listed.length ? others : listed];
  });
}

function groupOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
