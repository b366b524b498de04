import { textOf } from '../contract/items.ts';

/** Tag whose value is the run id, on everything that can be tagged. */
export const RUN_TAG = 'cloudtrail-conformance';
/** Tag whose value is the moment of the create, ISO 8601: not every service tells the age of a resource. */
export const CREATED_TAG = 'cloudtrail-conformance-at';

/** Tag whose value is the name of what has none, such as a key. */
export const NAME_TAG = 'cloudtrail-conformance-name';

/** Tags of the shapes that services use, as one record; anything else in the answer is left out. */
export function tagRecord(tags: unknown): Record<string, string> {
  const list = (Array.isArray(tags) ? tags : []) as ({ Key?: unknown; Value?: unknown } | null)[];
  return Object.fromEntries(
    list.flatMap((tag) => {
      const key = textOf(tag?.Key);
      return key === '' ? [] : [[key, textOf(tag?.Value)]];
    }),
  );
}

/** The moment that a tag states, in milliseconds, or undefined. */
export function createdAtOf(tags: Readonly<Record<string, string>>): number | undefined {
  const moment = Date.parse(tags[CREATED_TAG] ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}
