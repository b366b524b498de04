import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../files/root.ts';
import { createReference } from '../reference/index.ts';

let folder = '';
let server: Awaited<ReturnType<ReturnType<typeof createReference>['listen']>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-sockets-'));
  server = await createReference().listen();
  // Profiles that an SDK would ask STS, a login page or the machine for.
  await writeFile(
    join(folder, 'config'),
    [
      '[default]\nrole_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Ec2InstanceMetadata',
      '[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base',
      '[profile base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret',
      '[profile sso]\nsso_start_url = https://sso.test\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = r',
    ].join('\n'),
  );
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

const few = ['--only', 'Response/smallest'];

describe('a verb opens sockets to its target and nowhere else', () => {
  const at = () => new URL(server.url).host;

  it.each(['none', 'role', 'sso'])(
    'run and sweep, with the profile %s in the environment',
    async (profile) => {
      const env: Record<string, string> = profile === 'none' ? {} : { AWS_PROFILE: profile };
      const run = await verb(['run', '--endpoint', server.url, ...few, '--out', join(folder, profile)], env);
      expect(run, run.said).toMatchObject({ code: 0, went: [at()] });
      const sweep = await verb(['sweep', '--endpoint', server.url], env);
      expect(sweep, sweep.said).toMatchObject({ code: 0, went: [at()] });
    },
  );

  it('the reference, explored', async () => {
    const explored = await verb(['run', '--endpoint', server.url, '--explore', '3', '--seed', '1']);
    expect(explored.went).toEqual([at()]);
  });

  it.each([
    ['plan'],
    ['plan', '--region', 'eu-west-1', '--json'],
    ['explain', 'InvalidTrailNameException'],
    ['compare', 'none/report', 'none/report'],
    ['verify', 'none'],
    ['spec', 'conflicts'],
    ['--help'],
  ])('%s %s %s opens none', async (...words) => {
    expect((await verb(words.filter((word) => word !== undefined))).went).toEqual([]);
  });

  it.each([
    ['run', '--target', 'aws'],
    ['sweep', '--target', 'aws'],
  ])('%s %s %s without an allowed account asks nobody, not for keys either', async (...words) => {
    const ended = await verb(words);
    expect(ended).toMatchObject({ code: 2, went: [] });
    expect(ended.said).toMatch(/--allow-aws ACCOUNT/);
  });
});
