import type { Case } from '../../generated/case-table.ts';

/** What a case needs that no call of the run provides: worlds, and another Region or account. A config can give a way to each. */
export function conditionsOf({
  worlds = [],
  places = [],
}: Pick<Case, 'worlds' | 'places'>): readonly string[] {
  return [...worlds, ...places];
}
