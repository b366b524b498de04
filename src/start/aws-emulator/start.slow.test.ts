import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';
import { packageRoot } from '../../files/root.ts';
import { runConformance } from '../../session/conformance.ts';
import { openTarget } from '../../session/open-target.ts';
import { running } from '../testing/server-process.ts';

const PROGRAM = join(packageRoot(), 'src/start/testing/aws-emulator.ts');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const COMMAND = [process.execPath, '--import', TSX, PROGRAM];

it('is started on a free port without telemetry, judged with its drawn keys, and stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  vi.stubEnv('HOME', folder);
  try {
    await writeFile(
      join(folder, 'cloudtrail-conformance.config.json'),
      JSON.stringify({ targets: { ours: { awsEmulator: { command: COMMAND } } } }),
    );
    const target = await openTarget({}, { folder });
    expect(target.description).toMatchObject({ version: '1.0.509', started: true });
    await vi.waitFor(() => expect(target.output()).toContain('telemetry off'), 10_000);
    const only = ['S3BucketDoesNotExistException', 'NotOrganizationMasterAccountException'];
    const { report } = await runConformance({ target: target.description, only, journal: join(folder, 'j') });
    expect(report.summary.outcomes).toMatchObject({ fail: 0, error: 0 });
    expect(report.summary.outcomes.pass).toBeGreaterThan(0);
    // It has no Organizations: that is not held against it.
    expect(report.summary.outcomes.untestable).toBeGreaterThan(0);
    expect(await target.died()).toBeUndefined();
    await target.close();
    expect(running(PROGRAM)).toEqual([]);
    const home = join(folder, '.aws/emulator');
    expect(existsSync(home) ? await readdir(home) : []).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
