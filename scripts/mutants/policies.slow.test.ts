import { beforeAll, describe, expect, it } from 'vitest';
import { loadTable } from '../../src/contract/table.ts';
import { createReference, type Rule } from '../../src/reference/index.ts';
import { judgeMutant } from './matrix.ts';
import { policyMutants } from './policies.ts';
import { type TableRun, TableRunner } from './run.ts';

let rules: readonly Rule[] = [];
createReference({ rules: (list) => (rules = list) });
const mutants = policyMutants(rules);
const exceptions = [...new Set(mutants.flatMap(({ exception }) => exception ?? []))];

describe.each(exceptions)('mutants that misread a policy whose exception is %s', (exception) => {
  let runner: TableRunner;
  let base: TableRun;
  beforeAll(async () => {
    const table = loadTable();
    // Only its own cases run, so nothing but a case about this policy can kill a mutant.
    const cases = table.cases.filter(({ group, worlds }) => group === exception && !worlds);
    runner = await TableRunner.open({ ...table, cases });
    base = runner.base;
  });

  const own = mutants
    .filter((mutant) => mutant.exception === exception)
    .map((mutant) => [mutant.id, mutant] as const);
  it.each(own)('%s is killed', async (_, mutant) => {
    expect(judgeMutant(mutant, base, await runner.run(mutant.options)).by).not.toEqual([]);
  });
});
