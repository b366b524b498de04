import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysFor } from './credentials.ts';
import { regionOf } from './describe.ts';

let folder: string;
let files: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
  files = {
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_CONFIG_FILE: join(folder, 'config'),
  };
  await writeFile(join(folder, 'credentials'), '[mine]\naws_access_key_id = P\naws_secret_access_key = Q\n');
  await writeFile(
    join(folder, 'config'),
    [
      ...['[profile mine]', 'region = eu-central-1', 'role_arn = arn:aws:iam::123456789012:role/x'],
      ...['[profile role]', 'role_arn = arn:aws:iam::123456789012:role/x', 'source_profile = mine'],
      ...['[profile sso]', 'sso_session = work', '[profile empty]', 'region = ../x', ''],
    ].join('\n'),
  );
});
afterEach(() => rm(folder, { recursive: true }));

type Asked = Partial<Parameters<typeof keysFor>[0]>;

const keys = (asked: Asked, env: Record<string, string> = {}) =>
  keysFor({ access: {}, aws: false, started: false, ...asked, env: { ...files, ...env } });

const ENVIRONMENT = { AWS_ACCESS_KEY_ID: 'E', AWS_SECRET_ACCESS_KEY: 'F' };

describe('the keys for an emulator', () => {
  it.each<[string, Asked, Record<string, string>, string, RegExp]>([
    ['an option', { access: { accessKeyId: 'O' } }, ENVIRONMENT, 'O', /^--access-key-id/],
    ['a typed secret', { access: { accessKeyId: 'O', secretAccessKey: 'T' } }, {}, 'O', /^--access-key-id/],
    ['--profile', { access: { profile: 'mine' } }, ENVIRONMENT, 'P', /^the profile mine \(--profile\)$/],
    [
      'the config',
      { config: { accessKeyId: 'C', secretAccessKey: 'D' }, where: 'f.json: targets.a.' },
      ENVIRONMENT,
      'C',
      /^f\.json: targets\.a\.credentials$/,
    ],
    ['variables', {}, { ...ENVIRONMENT, AWS_PROFILE: 'mine' }, 'E', /^AWS_ACCESS_KEY_ID$/],
    ['AWS_PROFILE', {}, { AWS_PROFILE: 'mine' }, 'P', /^the profile mine \(AWS_PROFILE\)$/],
    ['nothing', {}, {}, 'test', /as nothing names keys$/],
    ['a role', {}, { AWS_PROFILE: 'role' }, 'test', /gets its keys by role_arn, .*asks nobody$/],
    ['nothing of the shell, where it is started', { started: true }, ENVIRONMENT, 'test', /^the default/],
  ])('come from %s', async (_, asked, env, id, from) => {
    const found = await keys(asked, env);
    expect(found.credentials.accessKeyId).toBe(id);
    expect(found.from).toMatch(from);
  });

  it('come from the default profile where nothing else is there', async () => {
    await writeFile(
      join(folder, 'credentials'),
      '[default]\naws_access_key_id = A\naws_secret_access_key = B\n',
    );
    expect(await keys({})).toEqual({
      credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
      from: 'the profile default',
    });
  });

  it.each<[string, Asked, Record<string, string>, RegExp]>([
    ['a profile that nobody has', { access: { profile: 'nosuch' } }, {}, /nosuch \(--profile\) is in none/],
    ['the same by a variable', {}, { AWS_PROFILE: 'nosuch' }, /nosuch \(AWS_PROFILE\) is in none/],
    ['a role', { access: { profile: 'role' } }, {}, /role \(--profile\) gets its keys by role_arn/],
    [
      'single sign-on',
      { config: { profile: 'sso' } },
      {},
      /sso \(credentials\) gets its keys by sso_session/,
    ],
    ['a profile without keys', { access: { profile: 'empty' } }, {}, /empty \(--profile\) has no keys/],
    ['an id without its secret', { access: { accessKeyId: 'O' } }, {}, /Set AWS_SECRET_ACCESS_KEY/],
    ['half a pair', {}, { AWS_ACCESS_KEY_ID: 'E' }, /AWS_SECRET_ACCESS_KEY is not\. Set both or none/],
  ])('are refused: %s', async (_, asked, env, message) => {
    await expect(keys(asked, env)).rejects.toThrow(message);
  });
});

describe('the Region', () => {
  it('is that of the profile, read from its file', async () => {
    expect(await regionOf({ ...files, AWS_PROFILE: 'mine' })).toBe('eu-central-1');
    expect(await regionOf(files, { profile: 'mine' })).toBe('eu-central-1');
    expect(await regionOf({ ...files, AWS_PROFILE: 'mine' }, { started: true })).toBe('us-east-1');
    expect(await regionOf({ ...files, AWS_REGION: 'us-west-1', AWS_PROFILE: 'mine' })).toBe('us-west-1');
  });

  it('is refused where a profile has none of a form that fits into an ARN', async () => {
    await expect(regionOf({ ...files, AWS_PROFILE: 'empty' })).rejects.toThrow(
      'region of the profile empty ../x must be the name of a Region',
    );
  });
});
