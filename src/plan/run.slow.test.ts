import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../generated/report.ts';
import { loadTable } from '../contract/table.ts';
import { packageRoot } from '../files/root.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { listen } from '../reference/http/listen.ts';
import { createReference, withCallerPolicy } from '../reference/index.ts';
import { selectCases } from '../results/filter.ts';
import { MAX_TRAILS_ON_AWS } from '../session/max-trails.ts';
import { planRun } from './plan.ts';
import { keyTags } from './testing/key-tags.ts';

const ACCOUNT = '123456789012';
// A role, as the guard refuses the root user.
const ROLE = {
  accountId: ACCOUNT,
  accessKeyId: 'role',
  secretAccessKey: 'role',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/conformance/plan`,
};
/**
 * Every kind of need, steps, probes, and a control that cases of two suites share. Few of the family of policies: at the
 * pace of AWS a create takes over a second.
 */
const ONLY = [
  'Insufficient*/no-*',
  'Insufficient*/*denied',
  'Insufficient*/*-wire',
  'InsufficientSnsTopicPolicyException/topic-missing',
  'TrailAlreadyExists*',
  'KmsKeyNotFound*',
  'Response/combination-0*',
  'State/*',
];

test('a whole run on what poses as AWS calls what was planned, and needs no more than the policy', async () => {
  const table = loadTable();
  const plan = await planRun({
    table,
    cases: selectCases(table, { only: ONLY }),
    partition: 'aws',
    region: 'us-east-1',
    account: ACCOUNT,
    pace: AWS_PACE,
    maxTrails: MAX_TRAILS_ON_AWS,
  });
  const asked: Record<string, number> = {};
  const denied: string[] = [];
  const reference = createReference({ accounts: [ROLE] });
  const handle = withCallerPolicy((request) => reference.handle(request), {
    policy: JSON.stringify(plan.policy),
    account: ACCOUNT,
    contextOf: keyTags(reference.handle, ROLE),
    onAsked: (action) => {
      asked[action] = (asked[action] ?? 0) + 1;
    },
    onDenied: (action, resource) => denied.push(`${action} on ${resource}`),
  });
  const served = await listen(handle, 0);
  const folder = await mkdtemp(join(tmpdir(), 'ctc-plan-'));
  try {
    const args = ['run', '--allow-aws', ACCOUNT, '--only', ONLY.join(','), '--out', folder];
    const ended = await cli([...args, '--journal', join(folder, 'journal')], {
      AWS_ENDPOINT_URL: served.url,
    });
    expect(ended.stderr).not.toMatch(/^\S+ .*\.$/m);
    const report: Report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    expect(report.cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error')).toEqual([]);
    expect({ code: ended.code, denied }).toEqual({ code: 0, denied: [] });
    expect(report.summary.outcomes.pass).toBe(plan.cases);
    // STS answers everybody, so the policy does not count it.
    const { 'sts:GetCallerIdentity': _, ...planned } = plan.calls;
    expect(asked).toEqual(planned);
  } finally {
    await served.close();
    await rm(folder, { recursive: true });
  }
});

function cli(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; stderr: string }> {
  const command = ['--import', 'tsx', join(packageRoot(), 'src/cli/main.ts'), ...args];
  const keys = {
    AWS_ACCESS_KEY_ID: ROLE.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ROLE.secretAccessKey,
    AWS_REGION: 'us-east-1',
  };
  const options = { cwd: packageRoot(), env: { ...process.env, ...keys, ...env } };
  return new Promise((ended) => {
    execFile(process.execPath, command, options, (error, _, stderr) =>
      ended({ code: error ? Number(error.code) : 0, stderr }),
    );
  });
}
