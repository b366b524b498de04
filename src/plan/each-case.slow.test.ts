import { expect, it } from 'vitest';
import { conditionsOf } from '../contract/conditions.ts';
import { loadTable } from '../contract/table.ts';
import { planAndRun } from './testing/limited.ts';

const cases = loadTable().cases.filter((testCase) => conditionsOf(testCase).length === 0);

it.each(cases.map((testCase) => [testCase.id, testCase] as const))(
  'plans what a run of the case calls: %s',
  async (_, testCase) => {
    const { plan, run } = await planAndRun(testCase);
    expect(run).toEqual(plan);
  },
);
