import type { CaseTable } from '../../../generated/case-table.ts';
import type { Remedies } from '../../contract/by-hand.ts';
import { explainCase } from './case.ts';
import { explainClause, explainGroup } from './contract.ts';
import { explainNeed, explainWorld, worldsOf } from './given.ts';
import { nearExplained } from './near.ts';

/** What `explain` found: lines for a terminal, or ids that look like the one that was asked for. */
export type Explanation = { found: true; lines: string[] } | { found: false; near: string[] };

export interface ExplainOptions {
  /** A run as it is typed, without target and filter. */
  command: string;
  /** What a user can do where a need or a world is missing. */
  remedies: Remedies;
}

/** Explains a clause, a case, an exception (or part), a world or a need: what, why, provenance, how to run it. */
export function explain(id: string, table: CaseTable, options: ExplainOptions): Explanation {
  const lines = linesOf(id, table, options);
  return lines ? { found: true, lines } : { found: false, near: nearExplained(id, table) };
}

function linesOf(id: string, table: CaseTable, options: ExplainOptions): string[] | undefined {
  const { command, remedies } = options;
  const clause = table.clauses.find((row) => row.id === id);
  if (clause) return explainClause(clause, table, command);
  const testCase = table.cases.find((row) => row.id === id);
  if (testCase) return explainCase(testCase, table, command);
  const group = table.groups.find(({ name }) => name === id);
  if (group) return explainGroup(group, table, command);
  if (worldsOf(table).includes(id)) return explainWorld(id, table, { command, ways: remedies.ofWorld(id) });
  const need = Object.hasOwn(table.needs, id) ? table.needs[id] : undefined;
  return need && explainNeed(id, table, remedies.ofNeed(need.kind));
}
