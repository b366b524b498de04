import type { CaseTable } from '../../generated/case-table.ts';
import type { GroupReported, OperationReported } from '../../generated/report.ts';
import { operationOf } from '../contract/merge-tables.ts';
import { type CaseResult, isJudged } from '../contract/result.ts';

/** The verdict and the figures of each operation, in the order of the table. Informative cases are in no figure. */
export function reportOperations(
  table: CaseTable,
  results: readonly CaseResult[],
  groups: readonly Pick<GroupReported, 'name' | 'verdict'>[],
): OperationReported[] {
  const info = new Set(table.groups.filter(({ kind }) => kind === 'info').map(({ name }) => name));
  const cases = table.cases.filter(({ group }) => !info.has(group));
  return Object.keys(table.subjects).map((name) => {
    const own = cases.filter((testCase) => operationOf(testCase, table) === name);
    const ids = new Set(own.map(({ id }) => id));
    const ran = results.filter(({ id }) => ids.has(id));
    const judged = ran.filter(isJudged);
    const ofOperation = new Set(own.map(({ group }) => group));
    return {
      name,
      verdict: verdictOf(
        name,
        ran,
        groups.filter((group) => ofOperation.has(group.name)),
      ),
      conformance: {
        passed: judged.filter(({ outcome }) => outcome === 'pass').length,
        total: judged.length,
      },
      coverage: { judged: judged.length, total: own.length },
    };
  });
}

function verdictOf(
  operation: string,
  ran: readonly CaseResult[],
  groups: readonly Pick<GroupReported, 'verdict'>[],
): OperationReported['verdict'] {
  const isUnserved = ({ unmet }: CaseResult) =>
    unmet.some(({ kind, name }) => kind === 'operation' && name === operation);
  // A step of a client's life fails where an operation is not served; that is no judgement of the operation.
  const alone = ran.filter(({ life }) => life === undefined);
  if (alone.some(isUnserved) && !alone.some(isJudged)) return 'not served';
  if (!ran.some(isJudged)) return 'untested';
  const has = (verdict: GroupReported['verdict']) => groups.some((group) => group.verdict === verdict);
  if (has('deviates')) return 'deviates';
  return has('partial') || has('untested') ? 'partial' : 'conformant';
}
