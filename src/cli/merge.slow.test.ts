import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../generated/report.ts';
import type { Exchange } from '../contract/exchange.ts';
import { loadOperations } from '../contract/table.ts';
import { packageRoot } from '../files/root.ts';

const OTHERS = loadOperations().filter((operation) => operation !== 'CreateTrail');

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

/** A report as text, without times, what the target drew (key and request ids, its port), and what lists show of cases beside. */
async function normalized(name: string): Promise<string> {
  const report = JSON.parse(await readFile(join(folder, name, 'report.json'), 'utf8')) as Report;
  const withoutValues = report.cases.map((one) => ({
    ...one,
    checks: one.checks.map(({ expected, actual, ...check }) =>
      OTHERS.some((operation) => one.id.startsWith(`${operation}/`)) ? check : { expected, actual, ...check },
    ),
  }));
  return JSON.stringify({ ...report, cases: withoutValues }, null, 1)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}/g, 'KEY')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/"startedAt": "[^"]*"/, '"startedAt": TIME')
    .replace(/"ms": \d+/g, '"ms": 0');
}

describe('merge', () => {
  it('gives of the parts of the table what one run gives', async () => {
    const run = (out: string, ...more: string[]) =>
      cli(
        'run',
        '--target',
        'reference',
        '--run-id',
        'merged',
        '--secret',
        'told',
        '--out',
        join(folder, out),
        ...more,
      );
    expect(await run('whole')).toMatchObject({ code: 0 });
    await Promise.all([run('one', '--shard', '1/3'), run('two', '--shard', '2/3')]);
    await run('three', '--shard', '3/3');
    const merged = await cli(
      'merge',
      join(folder, 'three'),
      join(folder, 'two'),
      join(folder, 'one'),
      '--out',
      join(folder, 'merged'),
    );
    expect(merged.code).toBe(0);
    expect(await normalized('merged')).toBe(await normalized('whole'));
    // An exception whose cases are in several parts is conformant in none of them, only in the whole.
    const verdictIn = async (name: string) => {
      const { exceptions } = JSON.parse(await readFile(join(folder, name, 'report.json'), 'utf8')) as Report;
      return exceptions.find((one) => one.name === 'InvalidTrailNameException')?.verdict;
    };
    expect(await Promise.all(['one', 'two', 'three', 'merged'].map(verdictIn))).toEqual([
      'partial',
      'partial',
      'partial',
      'conformant',
    ]);
    const list = join(folder, 'known.yaml');
    const [one] =
      (await readFile(join(folder, 'merged/report.json'), 'utf8')).match(/Response\/[\w-]+/) ?? [];
    await writeFile(list, `known:\n  - { case: ${one}, actual: "no error: rejected", reason: gone }\n`);
    const parts = ['one', 'two', 'three'].map((part) => join(folder, part));
    const known = await cli('merge', ...parts, '--known', list, '--out', join(folder, 'merged'));
    expect(known.code).toBe(1);
    const missing = await cli('merge', join(folder, 'one'), '--out', join(folder, 'x'));
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('Part 2/3, 3/3 is missing.') });
    const twice = await cli('merge', ...['one', 'two', 'three', 'one'].map((part) => join(folder, part)));
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('A part is given twice.') });
    const whole = await cli('merge', join(folder, 'whole'));
    expect(whole).toMatchObject({ code: 2, stderr: expect.stringContaining('has a whole run') });
  });

  it('tells of each case by which names its part made what it needs', async () => {
    const parts = ['part-1', 'part-2'].map((name) => join(folder, name));
    await Promise.all(
      parts.map((out, index) =>
        cli(
          'run',
          '--target',
          'reference',
          '--only',
          'S3Bucket*,InvalidS3Prefix*',
          '--operation',
          'CreateTrail',
          '--shard',
          `${index + 1}/2`,
          '--out',
          out,
        ),
      ),
    );
    const out = join(folder, 'of-two');
    expect(await cli('merge', ...parts, '--out', out)).toMatchObject({ code: 0 });
    const lines = (await readFile(join(out, 'exchanges.jsonl'), 'utf8')).trim().split('\n');
    const recordings = lines.map((line) => JSON.parse(line));
    expect(new Set(recordings.map(({ part }) => part.run)).size).toBe(2);
    for (const { part, exchanges } of recordings) {
      const names: string[] = exchanges.map(({ input }: Exchange) => input?.S3BucketName ?? '');
      const needs = Object.values(part.provided as Report['provided']).map(({ id }) => id ?? '');
      const own = [...names, ...needs].filter((name) => name.includes('ctc-'));
      for (const name of own) expect(name).toContain(part.run);
      expect(own).not.toEqual([]);
    }
  });

  it.each(['abc', 'ABC123', 'abc-12'])('gives no run the id %s', async (id) => {
    expect(await cli('run', '--target', 'reference', '--run-id', id)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--run-id must be six characters of a-z and 0-9, got "${id}"`),
    });
  });

  it.each(['4/3', '0/3', 'x', '1/'])('is refused for the part %s', async (shard) => {
    expect(await cli('run', '--shard', shard)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--shard must be I/N with I from 1 to N, such as 1/3, got "${shard}"`),
    });
  });
});
