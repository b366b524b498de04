import type { CaseTable } from '../../../generated/case-table.ts';
import type { CaseResult } from '../../contract/result.ts';
import { loadOperations, loadSuite } from '../../contract/table.ts';
import type { DirectAnswer } from '../../lanes/in-process.ts';
import { loadSpec } from '../../page/load.ts';
import { createReference } from '../../reference/index.ts';
import { runInProcess } from '../../session/testing/in-process.ts';

const table = loadSuite();

/** Clauses by operation; a section of a page, such as its errors, is cited by its name. */
async function knownClauses(): Promise<Map<string, Set<string>>> {
  const known = new Map<string, Set<string>>();
  for (const operation of loadOperations()) {
    const { clauses } = await loadSpec(operation);
    const ids = clauses.map(({ id }) => id);
    known.set(operation, new Set([...ids, ...ids.map((id) => id.split('.')[0] ?? id)]));
  }
  return known;
}

/** The clauses that checks cite, and those among them that are in no document of their operation. */
export async function citedIn(
  results: readonly CaseResult[],
): Promise<{ cited: string[]; unknown: string[] }> {
  const known = await knownClauses();
  const exists = (source: string) => {
    const [operation = '', clause] = source.split('/');
    return clause === undefined ? known.get('CreateTrail')?.has(source) : known.get(operation)?.has(clause);
  };
  const all = results.flatMap(({ clauses, about, checks }) => [
    ...clauses,
    ...about,
    ...checks.flatMap((check) => [
      ...check.clauses,
      ...check.provenance.filter(({ kind }) => kind === 'documented').map(({ source }) => source),
    ]),
  ]);
  const cited = [...new Set(all)];
  return { cited, unknown: cited.filter((source) => !exists(source)) };
}

/** The results of cases of the suite on a reference whose answers are changed. */
export async function resultsOn(
  change: (answer: DirectAnswer) => DirectAnswer,
  is: (testCase: CaseTable['cases'][number]) => boolean,
): Promise<CaseResult[]> {
  const { handle } = createReference();
  const cases = table.cases.filter(is);
  const changed: typeof handle = async (request) => {
    const answer = await handle(request);
    return /cloudtrail/i.test(request.headers['x-amz-target'] ?? '') ? change(answer) : answer;
  };
  const { done } = await runInProcess({ table, cases, handle: changed, runId: 'clause' });
  return done.map(({ result }) => result);
}

export const asItIs = (answer: DirectAnswer): DirectAnswer => answer;
/** Later calls lack what they need, and each line says so. */
export const emptied = (answer: DirectAnswer): DirectAnswer =>
  answer.status < 300 ? { ...answer, body: '{}' } : answer;
export const refused = (answer: DirectAnswer): DirectAnswer => ({ ...answer, status: 400 });
