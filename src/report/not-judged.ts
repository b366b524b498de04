import type { CaseReported } from '../../generated/report.ts';
import { describeMissing } from './outcome.ts';

/** What one addition to the target or the config would let be judged. */
interface Wanting {
  /** Needs and conditions that are missing. */
  names: string[];
  /** Cases that are not judged because of them: how many, and which. */
  cases: number;
  ids: string[];
  /** What to add. `NAME` stands for each of the names. */
  add: string;
}

/** The cases that could not be judged, by what would have to be added: one line of advice for all with the same. */
export function notJudged(cases: readonly Pick<CaseReported, 'id' | 'outcome' | 'unmet'>[]): Wanting[] {
  const found = new Map<string, Wanting>();
  for (const { id, outcome, unmet } of cases) {
    if (outcome !== 'untestable') continue;
    const advised = new Set<Wanting>();
    for (const { name, remedy } of unmet.map(describeMissing)) {
      // The advice for conditions, whose names have dots, differs only in the name.
      const add = name.includes('.') ? remedy.replaceAll(name, 'NAME') : remedy;
      const wanting = found.get(add) ?? { names: [], cases: 0, ids: [], add };
      found.set(add, wanting);
      if (!wanting.names.includes(name)) wanting.names.push(name);
      advised.add(wanting);
    }
    for (const wanting of advised) {
      wanting.cases += 1;
      wanting.ids.push(id);
    }
  }
  return [...found.values()];
}
