import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Report } from '../../generated/report.ts';
import { packageRoot } from '../files/root.ts';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const REFERENCE = ['--target', 'reference'];

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'conformance-'));
});
afterEach(() => rm(out, { recursive: true }));

function cli(...args: string[]): Promise<Ended> {
  const command = ['--import', 'tsx', join(packageRoot(), 'src/cli/main.ts'), ...args];
  const options = { cwd: packageRoot(), env: { ...process.env, NO_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

it('prints wrong usage as a sentence and ends with 2', async () => {
  expect(await cli('run', '--endpont', 'x')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Unknown option --endpont. Did you mean --endpoint?\n',
  });
});

it('prints no user and no password of a URL', async () => {
  for (const words of [
    ['run', '--endpoint', 'http://me:sesame@127.0.0.1:1', '--out', out],
    ['run', '--endpoint', 'ftp://me:sesame@127.0.0.1:1', '--out', out],
    ['run', 'http://me:sesame@127.0.0.1:1'],
    ['spec', 'diff', '--page', 'http://me:sesame@127.0.0.1:1/'],
  ]) {
    const ended = await cli(...words);
    expect(ended.code).toBe(2);
    expect(ended.stdout + ended.stderr).not.toContain('sesame');
  }
});

it('runs the chosen cases on the reference and writes the report', async () => {
  const ended = await cli('run', ...REFERENCE, '--only', 'TagsLimitExceededException/*', '--out', out);
  expect(ended.stderr).toMatch(/^(\d+) cases\n\1 of \1 cases, 0 failed\n$/);
  expect(ended.code).toBe(0);
  const lines = ended.stdout.trim().split('\n');
  expect(lines[0]).toBe('Target: the built-in reference, not a server of yours.');
  expect(lines.at(-1)).toBe('This was the built-in reference. Test your own server with: run --endpoint URL');
  const report: Report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
  expect(report.exceptions.length).toBeGreaterThan(33);
  const { passed, total } = report.summary.conformance;
  expect(passed).toBeGreaterThan(0);
  expect(total).toBe(passed);
  expect(await readFile(join(out, 'report.md'), 'utf8')).toMatch(/## Exceptions\n\n.*\b\d+ conformant/);
});

it('compares reports side by side', async () => {
  const [few, more] = [join(out, 'few'), join(out, 'more')];
  await cli('run', ...REFERENCE, '--only', 'S3BucketDoesNotExistException/*', '--out', few);
  await cli('run', ...REFERENCE, '--only', 'S3BucketDoesNotExistException/*,TagsLimit*', '--out', more);
  const { code, stdout, stderr } = await cli('compare', few, more, '--out', join(out, 'beside'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /[1-9]\d* of \d+ findings, exceptions, parts and cases differ.*--all\s+lists\s+each/s,
  );
  const all = await cli('compare', few, more, '--all');
  expect(all.stdout).toMatch(/TagsLimitExceededException\n {6}A {2}untested\n {6}B {2}conformant/);
  for (const file of ['compare.md', 'compare.html'])
    expect(await readFile(join(out, 'beside', file), 'utf8')).toMatch(/Compared are the \d+ cases/);
});
