import type { Seen } from './exchange.ts';

/** The items that an answer lists in a member; none where it was refused or has no list there. */
export function itemsIn(seen: Seen | undefined, listMember: string): readonly unknown[] {
  const items = seen?.kind === 'accepted' ? seen.output[listMember] : undefined;
  return Array.isArray(items) ? items : [];
}

/** A member of an answer as text: a loosely typed service may store a number as a name. Empty for what can't be a name. */
export function textOf(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
