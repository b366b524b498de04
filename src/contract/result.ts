import type { Assertion, Provenance } from '../../generated/case-table.ts';
import type { Role } from './exchange.ts';
import type { Unmet } from './recording.ts';

/** `core`: what an SDK caller sees; `wire`: status, headers, body shape; `state`: what is remembered; `info`: never failing. */
export type Level = Assertion['level'];

/** One yes/no statement about the exchanges of a case. The id is the same whether it holds or not. */
export interface CheckResult {
  id: string;
  level: Level;
  holds: boolean;
  /** What was expected, in words or as a value. */
  expected: string;
  /** What was found. */
  actual: string;
  /** Which exchange it is about. */
  role: Role;
  provenance: Provenance[];
  /** Clauses of the page that it judges. */
  clauses: string[];
}

export type Outcome = 'pass' | 'fail' | 'untestable' | 'error';

export interface CaseResult {
  id: string;
  group: string;
  title: string;
  clauses: string[];
  outcome: Outcome;
  /** Why the case is untestable or in error; which checks failed. Empty when it passed. */
  reason: string;
  checks: CheckResult[];
  unmet: Unmet[];
  /** Code of the error that the request was refused with. */
  code?: string;
}
