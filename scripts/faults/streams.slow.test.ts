import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { openPlace, type Place } from './place.ts';

const MAIN = join(packageRoot(), 'src/cli/main.ts');

let folder = '';
let place: Place;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-streams-'));
  place = await openPlace();
});
afterEach(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a verb in a shell that does something to its streams; gives its own exit code and what came through. */
function verb(words: readonly string[], streams: string): Promise<{ code: number; came: string }> {
  const quoted = [process.execPath, '--import', 'tsx', MAIN, ...words].map((word) => `'${word}'`).join(' ');
  const script = `${quoted} ${streams}; echo "code=\${PIPESTATUS[0]}" >&9`;
  return new Promise((ended) => {
    const file = join(folder, 'code');
    execFile('bash', ['-c', `exec 9>'${file}'; ${script}`], { cwd: packageRoot() }, async (_, out, err) => {
      const [, code] = /code=(\d+)/.exec(await readFile(file, 'utf8')) ?? [];
      ended({ code: Number(code), came: out + err });
    });
  });
}

/** Streams that are lost: who reads them has gone, or the disk that takes them is full. */
const LOST = ['2>&1 | head -1', '2>/dev/full', '| head -1', '>/dev/full', '>/dev/full 2>&1', '>&- 2>&-'];

describe('a run whose streams are lost', () => {
  const run = (...more: string[]) => [
    ...['run', '--endpoint', place.url, '--only', 'TrailAlreadyExists*,InvalidTrailName*'],
    ...['--journal', join(folder, 'journal'), '--out', join(folder, 'out'), ...more],
  ];

  test.each([
    ...LOST.map((streams) => [streams, []] as const),
    ['| head -c 100', ['--json']] as const,
    ['>/dev/full', ['--json']] as const,
  ])('goes on in order: %s %j', async (streams, more) => {
    const { code, came } = await verb(run(...more), streams);
    expect(came).not.toMatch(/EPIPE|ENOSPC|\n {4}at /);
    expect(code).toBe(0);
    expect(await place.inventory()).toEqual([]);
    expect(await readdir(join(folder, 'journal'))).toEqual([]);
    const report = JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8'));
    expect(report.summary.outcomes).toMatchObject({ fail: 0, error: 0 });
    expect(report.leaks).toEqual([]);
  });
});

test('an exploration whose streams are lost goes on in order', async () => {
  const words = ['run', '--endpoint', place.url, '--explore', '20', '--seed', '1'];
  const { code } = await verb([...words, '--journal', join(folder, 'journal')], '>/dev/full 2>/dev/full');
  expect(code).toBe(0);
  expect(await place.inventory()).toEqual([]);
});

test.each([
  [['plan'], 0],
  [['plan', '--region', 'nowhere'], 2],
  [['explain', 'InvalidTrailNameException'], 0],
  [['spec', 'conflicts'], 0],
  [['--help'], 0],
  [['rnu'], 2],
] satisfies [string[], number][])('%j has its exit code where its streams are lost', async (words, code) => {
  for (const streams of ['| true', '2>&1 | true', '>/dev/full 2>/dev/full']) {
    const ended = await verb(words, streams);
    expect([streams, ended.code]).toEqual([streams, code]);
    expect(ended.came).not.toMatch(/EPIPE|ENOSPC|\n {4}at /);
  }
});
