import { orNone } from './answers.ts';
import type { Attributes, NeedKind, Place } from './kind.ts';

/** Attributes of a resource that the config names: those that it states, and those that follow from its id. */
export function attributesOf(
  kind: NeedKind,
  given: { id: string } & Attributes,
  { facts }: Place,
): Attributes {
  const follows = Object.entries(kind.follows ?? {}).map(([key, from]) => [key, from(given.id, facts)]);
  return { ...Object.fromEntries(follows), ...given };
}

/**
 * Whether a resource that the config names is surely missing: its service answers, and answers that there is none. A target
 * may have resources without having their service; what it can't be asked is taken as it is named.
 */
export async function isMissing({ open }: NeedKind, given: Attributes, place: Place): Promise<boolean> {
  const resources = await open?.(place);
  try {
    if (!resources?.given) return false;
    await resources.given.service();
    return (await orNone(resources.given.resource(given))) === undefined;
  } catch {
    return false; // It can't be asked, or it may not be asked.
  } finally {
    resources?.close();
  }
}
