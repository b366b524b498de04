import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { loadOperations, loadSuite } from '../contract/table.ts';
import { packageRoot } from '../files/root.ts';
import { AWS_PACE, rateOf } from '../lanes/pace.ts';
import { MAX_TRAILS_ON_AWS } from '../session/max-trails.ts';
import { type Plan, planRun } from './plan.ts';

/** The rows of the guide: the globs of `--operation`, or all operations, and the figures. */
const nights = readFileSync(join(packageRoot(), 'docs/real-account.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (`--operation|all operations)/.test(line))
  .map((line) => {
    const [run = '', ...figures] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const globs = /--operation '?([^'`]+)/.exec(run)?.[1];
    return { run, globs: globs?.split(','), figures: figures.map(Number) };
  });

const operationsOf = (globs: string[] | undefined) =>
  loadOperations().filter((name) => globs === undefined || picomatch.isMatch(name, globs));

/** Cases, calls of CloudTrail, those that change something, starts, trails, keys, minutes. */
function figuresOf({ cases, calls, resources, seconds }: Plan): number[] {
  const ofService = Object.entries(calls).filter(([action]) => action.startsWith('cloudtrail:'));
  const sum = (counted: typeof ofService) => counted.reduce((total, [, times]) => total + times, 0);
  const changes = ofService.filter(
    ([action]) => rateOf(AWS_PACE, action.replace('cloudtrail:', '')) === AWS_PACE.change,
  );
  return [
    ...[cases, sum(ofService), sum(changes), calls['cloudtrail:StartLogging'] ?? 0],
    ...[resources['cloudtrail.trail'] ?? 0, resources['kms.key'] ?? 0, Math.ceil(seconds / 60)],
  ];
}

describe('the nights that docs/real-account.md names', () => {
  test('hold each operation once, and there is a row for all of them', () => {
    const split = nights.flatMap(({ globs }) => (globs ? operationsOf(globs) : []));
    expect(split.sort()).toEqual(loadOperations().sort());
    expect(nights.filter(({ globs }) => globs === undefined)).toHaveLength(1);
  });

  test.each(nights)('$run: its figures are those of the plan', async ({ globs, figures }) => {
    const table = loadSuite(operationsOf(globs));
    const plan = await planRun({
      ...{ table, cases: table.cases, pace: AWS_PACE, maxTrails: MAX_TRAILS_ON_AWS },
      ...{ region: 'eu-west-1', partition: 'aws', account: '123456789012' },
    });
    // A few more cases are no reason to write the guide again.
    const isOff = (figure: number, index: number) =>
      Math.abs(figure - (figuresOf(plan)[index] ?? 0)) > Math.max(2, figure / 20);
    expect(figures.filter(isOff), `now: ${figuresOf(plan).join(' | ')}`).toEqual([]);
  });
});
