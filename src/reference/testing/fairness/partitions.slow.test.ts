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
    const made = (check: string) =>
      run.done.flatMap(({ result }) => result.checks.filter((one) => one.check === check));
    // A topic may be of another Region of the partition.
    const arns = [
      ['made.TrailARN', new RegExp(`^arn:${partition}:cloudtrail:${region}:`)],
      ['made.SnsTopicARN', new RegExp(`^arn:${partition}:sns:`)],
    ] as const;
    for (const [check, arn] of arns) {
      expect(made(check).length).toBeGreaterThan(3);
      for (const { actual } of made(check))
        expect(actual).toEqual({ kind: 'value', value: expect.stringMatching(arn) });
    }
  });
});
