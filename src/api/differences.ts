import type { Report } from '../../generated/report.ts';
import { describeCase } from '../report/outcome.ts';
import type { KnownState } from '../results/known-entry.ts';
import type { KnownMessage } from '../results/known-judge.ts';

/** Something that needs a look. */
export interface Difference {
  /** Id of the case; the glob of a known difference that matches none. */
  case: string;
  /** What it is beside the known differences; every failure is `new` where none are listed. */
  state: Exclude<KnownState, 'known'>;
  /** What was expected and what came instead, in a sentence. */
  message: string;
}

/** The differences of a run. @param listed what the run found about the list of known differences, where there is one */
export function differencesOf({ cases }: Report, listed: readonly KnownMessage[] | undefined): Difference[] {
  if (listed) {
    return listed.flatMap(({ case: id, state, message }) =>
      state === 'known' ? [] : [{ case: id, state, message }],
    );
  }
  const failed = cases.filter(({ outcome }) => outcome === 'fail');
  return failed.map((one) => ({ case: one.id, state: 'new', message: describeCase(one) }));
}
