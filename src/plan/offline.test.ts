import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { planRun } from './plan.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

it('opens no socket and reads no profile of the user', async () => {
  const profile = join(tmpdir(), 'profile-of-the-user');
  vi.stubEnv('AWS_CONFIG_FILE', profile);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', profile);
  const connect = vi.spyOn(Socket.prototype, 'connect');
  const read = vi.spyOn(fs, 'readFile');
  syncBuiltinESMExports();
  const table = loadTable();
  // Needs of every kind that has a client.
  const ids = [
    'InvalidCloudWatchLogsRoleArnException/not-assumable',
    'KmsKeyNotFoundException/missing-alias',
  ];
  const cases = table.cases.filter(({ id }) => ids.includes(id));
  const where = { partition: 'aws', region: 'us-east-1', account: '123456789012' };
  const { calls } = await planRun({ table, cases, ...where, pace: AWS_PACE, maxTrails: 4 });
  expect(Object.keys(calls)).toEqual(expect.arrayContaining(['kms:CreateKey', 's3:CreateBucket']));
  expect(connect).not.toHaveBeenCalled();
  expect(read.mock.calls.map(([path]) => path)).not.toContain(profile);
  expect(process.env.AWS_CONFIG_FILE).toBe(profile);
});
