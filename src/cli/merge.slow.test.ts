import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../root.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'merge-'));
});
afterAll(() => rm(folder, { recursive: true }));

function cli(...args: string[]): Promise<{ code: number; stderr: string }> {
  const command = ['--import', 'tsx', join(packageRoot(), 'src/cli/main.ts'), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: packageRoot() }, (error, _, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stderr }),
    );
  });
}

/** A report as text, without what differs between two runs: times, run ids, names and ports. */
async function normalized(name: string): Promise<string> {
  const text = await readFile(join(folder, name, 'report.json'), 'utf8');
  const { run } = JSON.parse(text);
  return (
    text
      .replace(/ctc-[0-9a-f]{6}-[0-9a-f]{10}/g, 'NAME')
      .replaceAll(run.id, 'RUN')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}/g, 'KEY')
      .replace(/127\.0\.0\.1:\d+/g, 'HOST')
      .replace(/"startedAt": "[^"]*"/, '"startedAt": TIME')
      .replace(/"ms": \d+/g, '"ms": 0')
      // A cut text says its length, which the times in it change.
      .replace(/\(\d+ characters\)/g, '(N characters)')
  );
}

describe('merge', () => {
  it('gives of the parts what one run gives', { timeout: 60_000 }, async () => {
    const run = (out: string, ...more: string[]) =>
      cli(
        'run',
        '--only',
        'InvalidParameterCombinationException,TrailAlready*,InsufficientS3*,KmsKeyNotFoundException/*',
        '--out',
        join(folder, out),
        ...more,
      );
    await Promise.all([run('whole'), run('one', '--shard', '1/2'), run('two', '--shard', '2/2')]);
    const merged = await cli(
      'merge',
      join(folder, 'two'),
      join(folder, 'one'),
      '--out',
      join(folder, 'merged'),
    );
    expect(merged.code).toBe(0);
    expect(await normalized('merged')).toBe(await normalized('whole'));
    const missing = await cli('merge', join(folder, 'one'), '--out', join(folder, 'x'));
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('Part 2/2 is missing.') });
    const twice = await cli('merge', ...['one', 'two', 'one'].map((part) => join(folder, part)));
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('A part is given twice.') });
    const whole = await cli('merge', join(folder, 'whole'));
    expect(whole).toMatchObject({ code: 2, stderr: expect.stringContaining('holds a whole run') });
  });

  it.each(['4/3', '0/3', 'x', '1/'])('is asked for by no part %s', async (shard) => {
    expect(await cli('run', '--shard', shard)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--shard ${shard} is no part`),
    });
  });
});
