import { beforeAll, describe, expect, it } from 'vitest';
import { loadTable } from '../../src/contract/table.ts';
import { createReference } from '../../src/reference/index.ts';
import { runInProcess } from '../../src/session/testing/in-process.ts';
import { generateMutants } from './generate.ts';
import { judgeMutant } from './matrix.ts';
import type { Mutant } from './mutant.ts';
import { type TableRun, TableRunner } from './run.ts';

const table = loadTable();
let mutants: Mutant[];
let runner: TableRunner;
let base: TableRun;

beforeAll(async () => {
  mutants = await generateMutants(table);
  runner = await TableRunner.open(table);
  base = runner.base;
});

function mutant(id: string): Mutant {
  const found = mutants.find((one) => one.id === id);
  if (!found) throw new Error(`the generator makes no ${id}`);
  return found;
}

describe('mutants of the reference', () => {
  it('are at least 200, from every rule the reference has', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(200);
    const rules: string[] = [];
    createReference({
      rules: (list) => {
        rules.push(...list.map(({ id }) => id));
        return list;
      },
    });
    const absent = mutants.flatMap(({ id }) => /^rule\/(.*)\/absent$/.exec(id)?.[1] ?? []);
    expect(absent).toEqual(rules);
  });

  it('leave the honest reference with nothing to find', () => {
    expect(base.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'error')).toEqual([]);
    const same: Mutant = { id: 'none', family: 'rule', title: 'nothing is wrong', options: {} };
    expect(judgeMutant(same, base, base)).toMatchObject({ killed: false, by: [], verdicts: {} });
  });

  it.each([
    ['rule/name.too-long/limit-minus-one', 'InvalidTrailNameException/name-length-128'],
    ['rule/name.too-long/limit-plus-one', 'InvalidTrailNameException/name-length-129'],
    ['rule/name.adjacent/trail-kept', 'InvalidTrailNameException/name-adjacent-dot-dash'],
    [
      'rule/bucket-policy.put-object/skipped-beside-KmsKeyId',
      'InsufficientS3BucketPolicyException/no-prefix',
    ],
    [
      'rule/trail.too-many/blind-to-multi-region',
      'MaximumNumberOfTrailsExceededException/one-more-than-five',
    ],
    ['rule/trail.exists/blind-to-single-region', 'TrailAlreadyExistsException/other-settings'],
    ['accepted/refuses-role-path', 'InvalidCloudWatchLogsRoleArnException/role-path'],
    ['name/refuses/five-numbers', 'InvalidTrailNameException/near-address-five'],
    ['wire/types/false-is-true', 'Protocol/type-is-multi-region-trail-false-text'],
    ['response/TrailARN/missing', 'Response/smallest'],
    ['wire/short-target-only', 'Protocol/target-long'],
  ])('%s is killed by %s', async (id, killer) => {
    const one = mutant(id);
    const row = judgeMutant(one, base, await runner.run(one.options));
    expect(row.by).toContain(killer);
    expect(row.named).not.toBe(false);
  });

  // What is remembered of requests and answers must not change a result.
  it.each([
    'rule/name.too-short/absent',
    'response/Name/wrong-type',
    'wire/rejected/html',
    'state/nothing-stored',
  ])('give the same results with and without the memory of the lanes: %s', async (id) => {
    const { options } = mutant(id);
    const { handle } = createReference(options);
    const straight = await runInProcess({ table, cases: table.cases, handle, runId: 'mutant' });
    const { results } = await runner.run(options);
    expect(results.map((result) => [result.id, result.outcome])).toEqual(
      straight.done.map(({ result }) => [result.id, result.outcome]),
    );
  });
});
