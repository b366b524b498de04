import { loadTable } from '../../src/contract/table.ts';
import { generateMutants } from './generate.ts';
import { lifeMutants } from './life/index.ts';
import type { Mutant } from './mutant.ts';

/** Mutants of one operation, with their places among all. */
export interface Job {
  operation: string;
  mutants: [place: number, mutant: Mutant][];
}

/** Most mutants of a job: all workers must have one until the end. */
const MOST = 300;

/** The mutants of some operations in pieces, the longest first: the jobs are the same wherever they are made, and in the same order. */
export async function mutantJobs(operations: readonly string[]): Promise<Job[]> {
  const table = loadTable();
  const all = [...(await generateMutants(table)), ...lifeMutants];
  const byOperation = new Map<string, Job['mutants']>();
  for (const [place, mutant] of all.entries()) {
    const operation = mutant.operation ?? table.operation;
    byOperation.set(operation, [...(byOperation.get(operation) ?? []), [place, mutant]]);
  }
  return [...byOperation]
    .filter(([operation]) => operations.includes(operation))
    .sort(([, one], [, other]) => other.length - one.length)
    .flatMap(([operation, mutants]) => {
      const parts = Math.ceil(mutants.length / MOST);
      return Array.from({ length: parts }, (_, part) => ({
        operation,
        mutants: mutants.filter((_, at) => at % parts === part),
      }));
    });
}
