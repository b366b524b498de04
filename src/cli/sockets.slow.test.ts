import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../files/root.ts';
import { createReference } from '../reference/index.ts';
import { everyVerb } from './testing/every-verb.ts';

let folder = '';
let server: Awaited<ReturnType<ReturnType<typeof createReference>['listen']>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-sockets-'));
  server = await createReference().listen();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a verb; gives its exit code, what it said, and where its sockets went. */
async function verb(words: readonly string[], env: Record<string, string> = {}) {
  const sockets = join(folder, `sockets-${Math.random()}`);
  const agent = join(packageRoot(), 'src/cli/testing/note-sockets.mjs');
  const command = ['--import', agent, '--import', 'tsx', join(packageRoot(), 'src/cli/main.ts'), ...words];
  const { PATH = '', HOME = '' } = process.env;
  const ended = await new Promise<{ code: number; said: string }>((done) => {
    const options = {
      cwd: packageRoot(),
      env: {
        PATH,
        HOME,
        XDG_STATE_HOME: folder,
        AWS_CONFIG_FILE: join(folder, 'config'),
        SOCKETS: sockets,
        // Nothing that goes to this machine goes through a proxy.
        HTTP_PROXY: 'http://proxy.test:3128',
        HTTPS_PROXY: 'http://proxy.test:3128',
        ...env,
      },
    };
    const child = execFile(process.execPath, command, options, (_, out, err) =>
      done({ code: child.exitCode ?? -1, said: out + err }),
    );
  });
  const went = existsSync(sockets) ? readFileSync(sockets, 'utf8').trim().split('\n').filter(Boolean) : [];
  return { ...ended, went: [...new Set(went)] };
}

test('a verb opens sockets to its target and nowhere else', async () => {
  const target = new URL(server.url).host;
  const found: unknown[] = [];
  const due: unknown[] = [];
  for (const { words, shown, profile, exit, asks } of await everyVerb(server.url, folder)) {
    const { code, went, said } = await verb(words, profile === undefined ? {} : { AWS_PROFILE: profile });
    // What it said tells why, where it is another code.
    found.push([shown, code === exit ? code : said, went]);
    due.push([shown, exit, asks ? [target] : []]);
    if (shown.includes('no account allowed')) expect(said).toMatch(/--allow-aws ACCOUNT/);
  }
  expect(found).toEqual(due);
});
