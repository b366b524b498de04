import { execFile } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../files/root.ts';
import { createReference } from '../reference/index.ts';

let folder = '';
let server: Server;
let url = '';
/** Requests so far. */
let asked: number;
/** Called with each request before it is answered; may answer it with a status instead. */
let atCall: (operation: string, method: string) => number | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-paths-'));
  await writeFile(join(folder, 'file'), '');
  asked = 0;
  atCall = () => undefined;
  const reference = createReference();
  server = createServer(async (incoming, out) => {
    asked += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = incoming;
    const operation =
      String(headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '';
    const other = atCall(operation, method);
    if (other !== undefined) return out.writeHead(other).end();
    const request = { method, path, headers: headers as Record<string, string>, body: Buffer.concat(chunks) };
    const answer = await reference.handle(request);
    out.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | string;
  stdout: string;
  stderr: string;
}

function cli(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const command = ['--import', 'tsx', join(packageRoot(), 'src/cli/main.ts'), ...words];
  const options = {
    cwd: packageRoot(),
    env: { ...process.env, ...env },
    timeout: 20_000,
    killSignal: 'SIGKILL' as const,
  };
  return new Promise((ended) => {
    execFile(process.execPath, command, options, (error, stdout, stderr) =>
      ended({ code: error ? (error.code ?? error.signal ?? '') : 0, stdout, stderr }),
    );
  });
}

const one = () => ['--endpoint', url, '--only', 'TagsLimit*'];
const journal = () => ['--journal', join(folder, 'journal')];

/** One sentence, exit code 2. */
function expectSentence({ code, stderr }: Ended, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
}

describe('a folder that can not be written', () => {
  const places: [string, () => string, RegExp][] = [
    [
      'a file in the way',
      () => join(folder, 'file'),
      /^--out .*file can't be written \(file already exists\)/,
    ],
    [
      'a file on the way',
      () => join(folder, 'file/below'),
      /^--out .*below can't be written \(not a directory\)/,
    ],
    [
      'no place for folders',
      () => '/proc/nope/x',
      /^--out \/proc\/nope\/x can't be written \(no such file or directory\)/,
    ],
    ['a folder that takes nothing', () => '/proc', /^--out \/proc can't be written \(/],
  ];

  it.each(places)('is said before anything is sent: %s', async (_, out, sentence) => {
    for (const words of [
      ['run', ...one(), ...journal(), '--out', out()],
      ['certify', '--endpoint', url, ...journal(), '--out', out()],
    ]) {
      expectSentence(await cli(words), sentence);
    }
    expect(asked).toBe(0);
  });

  it('is said before anything is sent or read: drift, merge, compare', async () => {
    const out = join(folder, 'file/below');
    for (const words of [
      ['drift', ...one(), ...journal(), '--baseline', join(folder, 'b'), '--accept', 'x', '--out', out],
      ['drift', ...one(), ...journal(), '--baseline', join(folder, 'b'), '--accept', 'x', '--out', folder],
      ['merge', join(folder, 'none'), '--out', out],
      ['compare', join(folder, 'none'), join(folder, 'none'), '--out', out],
    ]) {
      expectSentence(
        await cli(words),
        /^--out .* can't be written \((?:not a directory|file already exists|it is a directory)\)/,
      );
    }
    const baseline = ['drift', ...one(), ...journal(), '--accept', 'x', '--baseline', out];
    expectSentence(await cli(baseline), /^--baseline .*below can't be written \(file already exists\)/);
    expect(asked).toBe(0);
  });

  it('is nothing that is left: only the folder is there after a run that could not begin', async () => {
    const out = join(folder, 'deep/out');
    await cli(['run', '--endpoint', url, '--only', 'Nope*', '--out', out]);
    expect(await readdir(out)).toEqual([]);
  });
});

describe('a folder that is lost during a run', () => {
  const out = () => join(folder, 'out');
  const lose = () => {
    if (!statSync(out()).isDirectory()) return;
    rmSync(out(), { recursive: true });
    writeFileSync(out(), '');
  };

  it('is one sentence after the verdict', async () => {
    atCall = (operation) => {
      if (operation === 'CreateTrail') lose();
      return undefined;
    };
    const { code, stdout, stderr } = await cli(['run', ...one(), ...journal(), '--out', out()]);
    expect(stdout).toMatch(/conformance {2}\d+ of \d+ \(100 %\)/);
    expect(stderr).toMatch(/^\S*out\S* can't be written \([^)]*\)\.$/m);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(code).toBe(2);
  });

  it('hides nothing that is left behind', async () => {
    atCall = (operation, method) => {
      if (operation === 'CreateTrail') lose();
      return method === 'DELETE' ? 403 : undefined;
    };
    const { code, stderr } = await cli(['run', ...one(), ...journal(), '--out', out()]);
    expect(stderr).toMatch(/^Left behind; remove it with the verb sweep:\n {2}s3\.bucket ctc-/m);
    expect(code).toBe(3);
  });
});

describe('other paths that lead nowhere', () => {
  it('are one sentence', async () => {
    const out = ['--out', join(folder, 'out')];
    const file = join(folder, 'file');
    expectSentence(await cli(['run', ...one(), ...out, '--journal', file]), /journal .*file.* \(.*--journal/);
    expectSentence(await cli(['sweep', '--endpoint', url, '--journal', file]), /journals .*file.*--journal/);
    expectSentence(await cli(['run', ...one(), ...out, '--known', '.']), /can't be read \(it is a folder\)/);
  });

  it('are a warning where the job summary has no place: the run counts', async () => {
    const words = ['run', ...one(), ...journal(), '--out', join(folder, 'out')];
    const { code, stderr } = await cli(words, { GITHUB_STEP_SUMMARY: join(folder, 'file/summary') });
    expect(stderr).toMatch(/^The job summary can't be written \(not a directory\)\.$/m);
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8')).leaks).toEqual([]);
  });
});

it('a folder is made with those above it', async () => {
  await mkdir(join(folder, 'a'));
  const out = join(folder, 'a/b/c');
  expect((await cli(['run', ...one(), ...journal(), '--out', out])).code).toBe(0);
  expect(await readdir(out)).toContain('report.json');
});
