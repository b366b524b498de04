import { describe, expect, it } from 'vitest';
import { loadTable } from '../../../contract/table.ts';
import { runInProcess } from '../../../session/testing/in-process.ts';
import { createReference } from '../../index.ts';

const table = loadTable();

describe('the whole table holds in every partition', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['eu-central-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('%s is in %s', async (region, partition) => {
    const { handle } = createReference();
    const run = await runInProcess({
      table,
      cases: table.cases,
      handle,
      runId: 'region',
      differs: { region },
    });
    expect(run.done.filter(({ result }) => result.outcome !== 'pass').map(({ result }) => result.id)).toEqual(
      [],
    );
    const made = run.done.flatMap(({ result }) =>
      result.checks.filter(({ check }) => check === 'made.TrailARN' || check === 'made.SnsTopicARN'),
    );
    expect(made.length).toBeGreaterThan(20);
    const arn = new RegExp(`^arn:${partition}:(cloudtrail|sns):${region}:`);
    for (const { actual } of made) {
      expect(actual).toEqual({ kind: 'value', value: expect.stringMatching(arn) });
    }
  });
});
