import { nearMisses } from '../text/near.ts';

const MOST_NEAR = 5;

/** The ids that somebody who typed this likely meant; the word Exception may be left out. */
export function nearIds(typed: string, ids: readonly string[]): string[] {
  const spellings = (id: string) => [id, id.replace(/Exception(?=$|\/|\.)/, '')];
  return nearMisses(typed, ids, { most: MOST_NEAR, spellings });
}
