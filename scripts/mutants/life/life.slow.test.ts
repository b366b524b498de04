import { beforeAll, describe, expect, it } from 'vitest';
import { loadTable } from '../../../src/contract/table.ts';
import { judgeMutant } from '../matrix.ts';
import { TableRunner } from '../run.ts';
import { lifeMutants } from './index.ts';

const operations = [...new Set(lifeMutants.flatMap(({ operation }) => operation ?? []))];

describe.each(operations)('mutants of %s', (operation) => {
  let runner: TableRunner;
  beforeAll(async () => {
    runner = await TableRunner.open(loadTable(operation));
  });

  it('leave the honest reference with nothing to find', () => {
    const { results } = runner.base;
    expect(results.filter(({ outcome }) => outcome === 'fail' || outcome === 'error')).toEqual([]);
  });
});

// What a stranger wrote before reading the tables, and what no case caught then.
it.each([
  ['GetTrailStatus/status/by-arn-at-home-never', 'GetTrailStatus/Logging/started-by-arn'],
  ['GetTrailStatus/status/outlives', 'GetTrailStatus/Logging/new-trail-of-a-name'],
  ['GetTrail/naming/other-account', 'GetTrail/TrailNotFoundException/name-of-other-account'],
  ['GetTrail/naming/name/lower-case', 'GetTrail/Response/capitals-and-marks'],
  ['DescribeTrails/reading/shadow/false-hides-multi-region', 'DescribeTrails/Selection/home-of-multi-region'],
  [
    'DescribeTrails/member/trailList.CloudWatchLogsRoleArn/missing',
    'DescribeTrails/Response/members-with-values',
  ],
  ['ListTrails/reading/other-accounts', 'ListTrails/State/other-account'],
  ['ListTags/tags/tags-of-last', 'ListTags/Response/two-trails'],
  ['AddTags/tags/twins/same-value', 'AddTags/InvalidTagParameterException/tag-twice'],
  ['RemoveTags/tags/by-value', 'RemoveTags/State/same-value'],
  ['RemoveTags/tags/absent-empties', 'RemoveTags/State/absent-key'],
  ['StartLogging/state/tags-lost', 'StartLogging/State/tags-stay'],
  ['StopLogging/state/answers-status', 'StopLogging/Response/by-name'],
])('%s is killed by %s', async (id, killer) => {
  const mutant = lifeMutants.find((one) => one.id === id);
  if (!mutant?.operation) throw new Error(`there is no ${id}`);
  const table = loadTable(mutant.operation);
  const runner = await TableRunner.open({ ...table, cases: table.cases.filter((one) => one.id === killer) });
  expect(runner.base.results.map(({ outcome }) => outcome)).toEqual(['pass']);
  const row = judgeMutant(mutant, runner.base, await runner.run(mutant.options));
  expect(row.by).toEqual([killer]);
  expect(row.named).not.toBe(false);
});
