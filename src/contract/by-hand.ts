import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Report } from '../../generated/report.ts';
import type { CasePart } from './recording.ts';

/** Lines for a POSIX shell that do by hand what a run did before a request, and undo it. */
export interface ByHandLines {
  setUp: string[];
  /** The newest first. */
  cleanUp: string[];
  /** Text that the service chooses each time, and the shell variable that holds it. */
  variables: [text: string, variable: string][];
}

/** The lines of a case, and those that come between its steps and its request. */
export interface CaseByHand extends ByHandLines {
  changes: string[];
}

/** Writes the needs and conditions of a case as shell lines, as one part of a run provided them. */
export type ByHand = (
  testCase: Pick<Case, 'needs' | 'worlds' | 'policyChanges'>,
  run: { report: Report; table: CaseTable; part: CasePart; callLine: CallLine },
) => CaseByHand;

/** A call of the service under test as a shell line, in a form that the target takes. */
export type CallLine = (operation: string, input: Readonly<Record<string, unknown>>) => string;

/** What a user can do where something that cases need is missing; a line each. */
export interface Remedies {
  ofNeed(kind: string): string[];
  ofWorld(world: string): string[];
}
