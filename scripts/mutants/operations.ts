import type { MutantRow } from './matrix.ts';

/** The mutants of one operation beside CreateTrail. */
export interface OperationTally {
  operation: string;
  mutants: number;
  killed: number;
  /** Killed mutants that break a clause of the page, and those of them that a case about that clause kills. */
  ofClauses: number;
  named: number;
}

/** Counts mutants by operation, in their order. */
export function tallyOperations(rows: readonly MutantRow[]): OperationTally[] {
  const operations = [...new Set(rows.flatMap(({ operation }) => operation ?? []))];
  return operations.map((operation) => {
    const own = rows.filter((row) => row.operation === operation);
    const ofClauses = own.filter(({ named }) => named !== undefined);
    return {
      operation,
      mutants: own.length,
      killed: own.filter(({ killed }) => killed).length,
      ofClauses: ofClauses.length,
      named: ofClauses.filter(({ named }) => named).length,
    };
  });
}
