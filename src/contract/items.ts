import type { Seen } from './exchange.ts';

/** The items that an answer lists in a member; none where it was refused or has no list there. */
export function itemsIn(seen: Seen | undefined, listMember: string): readonly unknown[] {
  const items = seen?.kind === 'accepted' ? seen.output[listMember] : undefined;
  return Array.isArray(items) ? items : [];
}
