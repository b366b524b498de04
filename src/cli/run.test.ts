import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../files/root.ts';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
  ms: number;
}

let out: string;
let server: Server | undefined;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'conformance-'));
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
  await rm(out, { recursive: true });
});

function cli(...args: string[]): Promise<Ended> {
  const start = performance.now();
  const command = [join(packageRoot(), 'src/cli/main.ts'), ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', ...command],
      { cwd: packageRoot(), env: { ...process.env, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
        resolve({ code, stdout, stderr, ms: performance.now() - start });
      },
    );
  });
}

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that must not be asked, and how often it was. */
async function serveCounting(): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const url = await serve((_, answer) => {
    asked += 1;
    answer.writeHead(500).end();
  });
  return { url, asked: () => asked };
}

/** An address where nothing listens: a port that was free a moment ago. */
async function deadAddress(): Promise<string> {
  const url = await serve(() => {});
  await new Promise((done) => server?.close(done));
  server = undefined;
  return url;
}

function expectCannotJudge({ code, stderr, ms }: Ended, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
  expect(ms).toBeLessThan(10_000);
}

describe('run', () => {
  it('says in one sentence that nothing answers', async () => {
    expectCannotJudge(
      await cli('run', '--endpoint', await deadAddress(), '--out', out),
      /^Nothing answers at http/,
    );
  });

  it('says in one sentence that a web site is no AWS endpoint', async () => {
    const url = await serve((_, answer) =>
      answer.setHeader('content-type', 'text/html').end('<h1>Welcome</h1>'),
    );
    expectCannotJudge(
      await cli('run', '--endpoint', url, '--out', out),
      /answers, but not as AWS does.*text\/html/,
    );
  });

  it('says in one sentence that an endpoint is no URL', async () => {
    expectCannotJudge(await cli('run', '--endpoint', 'localhost:5000', '--out', out), /is not a URL/);
  });

  it('says in one sentence that a filter matches nothing', async () => {
    expectCannotJudge(await cli('run', '--only', 'NoSuch*', '--out', out), /--only NoSuch\* matches no case/);
  });

  it('says in one sentence that a flag or a verb is misspelt, and runs nothing else instead', async () => {
    const misspelt = await cli('run', '--endpiont', 'http://127.0.0.1:1', '--out', out);
    expectCannotJudge(misspelt, /^--endpiont is no flag of this verb; perhaps --endpoint is meant\./);
    expectCannotJudge(await cli('rnu'), /^Unknown command rnu\. See --help\.$/m);
  });

  it('says in one sentence which flag means nothing beside --explore, and explores nothing', async () => {
    const ended = await cli('run', '--explore', '20', '--only', 'Nope*', '--known', '/nope', '--out', out);
    expectCannotJudge(ended, /^--only means nothing beside --explore, which takes --target, /);
    expect(ended.stdout).toBe('');
  });

  it('runs the chosen cases on the reference and writes the report', async () => {
    const ended = await cli('run', '--only', 'S3BucketDoesNotExistException/*', '--out', out);
    expect(ended.stderr).toBe('1 case\n1 of 1 case, 0 failed\n');
    expect(ended.code).toBe(0);
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
    expect(report.exceptions).toHaveLength(33);
    expect(report.summary.conformance).toEqual({ passed: 1, total: 1 });
    expect(report.summary.coverage.judged).toBe(1);
    expect(await readFile(join(out, 'report.md'), 'utf8')).toContain(
      '| S3BucketDoesNotExistException | conformant |',
    );
  });
});

describe('compare', () => {
  it('lays reports side by side, and writes them', async () => {
    const [few, more] = [join(out, 'few'), join(out, 'more')];
    await cli('run', '--only', 'S3BucketDoesNotExistException/*', '--out', few);
    await cli('run', '--only', 'S3BucketDoesNotExistException/*,TagsLimit*', '--out', more);
    const { code, stdout, stderr } = await cli('compare', few, more, '--out', join(out, 'beside'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/TagsLimitExceededException\n {6}A {2}untested\n {6}B {2}conformant/);
    expect(stdout).not.toMatch(/^ {2}S3BucketDoesNotExistException$/m);
    for (const file of ['compare.md', 'compare.html'])
      expect(await readFile(join(out, 'beside', file), 'utf8')).toContain('TagsLimitExceededException');
    expectCannotJudge(await cli('compare', few), /^compare needs two reports or more/);
  }, 60_000);
});

it('a seed without --explore is refused', async () => {
  expectCannotJudge(await cli('run', '--seed', '1', '--out', out), /^--seed is that of --explore/);
}, 30_000);

it('explain names what looks like a word it does not know, and a way on where nothing does', async () => {
  expectCannotJudge(await cli('explain', 'acount.member'), /Did you mean account\.member\?/);
  expectCannotJudge(
    await cli('explain', 'zzzzzzzzzzzz'),
    /world or need zzzzzzzzzzzz\. All cases: .*explain '\*'/,
  );
});

it('verify and explain take one word', async () => {
  expectCannotJudge(await cli('verify', 'a.json', 'b.json'), /^b\.json is one word too many/);
  expectCannotJudge(await cli('explain', 'response.1', 'response.2'), /^response\.2 is one word too many/);
}, 30_000);

it('plan refuses a Region that AWS has not', async () => {
  const { code, stdout, stderr } = await cli('plan', '--region', 'eu-west-1,eu-wets-1');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/no Region eu-wets-1/);
}, 30_000);

it('drift says in one sentence that the page is none, before anything is sent', async () => {
  const { url, asked } = await serveCounting();
  const nothing = ['drift', '--endpoint', url, '--baseline', join(out, 'b.json'), '--accept', 'because'];
  expectCannotJudge(await cli(...nothing, '--page', join(out, 'none.txt')), /none\.txt/);
  expect(asked()).toBe(0);
}, 30_000);

it('plan refuses an account that is none', async () => {
  for (const account of ['12', '1234567890123']) {
    expectCannotJudge(
      await cli('plan', '--account', account),
      /^--account .* is no account of AWS: twelve digits\.$/m,
    );
  }
  const { code, stdout } = await cli('plan', '--account', '123456789012', '--only', 'TagsLimit*');
  expect({ code, named: stdout.includes('arn:aws:cloudtrail:us-east-1:123456789012:trail/*') }).toEqual({
    code: 0,
    named: true,
  });
}, 30_000);

it('a Region that can be none is refused before anything is sent', async () => {
  const { url, asked } = await serveCounting();

  expectCannotJudge(
    await cli('run', '--endpoint', url, '--region', '../../x', '--out', out),
    /^--region \.\.\/\.\.\/x is no name of a Region; give one such as us-east-1\.$/m,
  );
  expect(asked()).toBe(0);
}, 30_000);

it('user and password in a URL are refused, and said nowhere', async () => {
  for (const words of [
    ['run', '--endpoint', 'http://me:sesame@127.0.0.1:1', '--out', out],
    ['run', '--endpoint', 'ftp://me:sesame@127.0.0.1:1', '--out', out],
    ['run', 'http://me:sesame@127.0.0.1:1'],
    ['spec', 'diff', '--page', 'http://me:sesame@127.0.0.1:1/'],
  ]) {
    const ended = await cli(...words);
    expectCannotJudge(ended, /./);
    expect(ended.stdout + ended.stderr).not.toContain('sesame');
  }
}, 30_000);

it('--version says the version, alone', async () => {
  const { version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8'));
  expect(await cli('--version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
}, 30_000);

it('--help writes no colours to a pipe', async () => {
  const command = ['--import', 'tsx', join(packageRoot(), 'src/cli/main.ts'), 'run', '--help'];
  const env = { PATH: process.env.PATH ?? '', HOME: out };
  const stdout = await new Promise<string>((said) => {
    execFile(process.execPath, command, { cwd: packageRoot(), env }, (_, text) => said(text));
  });
  expect(stdout).toMatch(/USAGE .* run .*--endpoint=<endpoint>/s);
  expect(stdout).toBe(stripVTControlCharacters(stdout));
}, 30_000);
