import type { Survivors } from './equivalent.ts';
import type { FaultTally, LaneTally } from './faults.ts';
import type { Unneeded } from './kept.ts';
import type { MutantRow } from './matrix.ts';
import type { Necessity } from './necessity.ts';
import type { OperationTally } from './operations.ts';

/** All that the mutants showed; the JSON output is this. */
export interface MatrixReport {
  formatVersion: 1;
  suite: { name: string; version: string; specSha256: string; casesSha256: string; cases: number };
  ms: number;
  workers: number;
  /** Columns: case ids in the order of the table. */
  cases: string[];
  /** Rows. */
  mutants: MutantRow[];
  faults: FaultTally[];
  lanes: LaneTally[];
  operations: OperationTally[];
  survivors: Survivors;
  necessity: Necessity;
  unneeded: Unneeded;
}
