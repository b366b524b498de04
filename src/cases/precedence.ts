import type { Fault } from '../../generated/case-table.ts';
import type { FaultTrigger } from '../../generated/triggers.ts';
import type { DerivedCase } from './boundaries.ts';

/** A request with two faults; the code of the answer shows which check comes first. */
export type TwoFaults = DerivedCase & { faults: Fault[] };

/** Every pair of faults that don't set the same member. */
export function precedenceCases(faults: readonly FaultTrigger[]): TwoFaults[] {
  return faults.flatMap((first, index) =>
    faults.slice(index + 1).flatMap((second) => {
      const set = { ...first.set, ...second.set };
      if (Object.keys(set).length < Object.keys(first.set).length + Object.keys(second.set).length) return [];
      return {
        id: `${first.name}-and-${second.name}`,
        title: `${first.name} and ${second.name} in one request: which error is returned`,
        clauses: [],
        set,
        errors: Object.fromEntries(
          [...first.codes, ...second.codes].map((code) => [code, [`documented error.${code}.1`]]),
        ),
        faults: [first, second].map(({ name, codes }) => ({ name, codes })),
      };
    }),
  );
}
