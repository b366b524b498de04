import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TargetChoice } from './choice.ts';
import { chooseTarget } from './choose.ts';
import { describeTarget } from './describe.ts';

const URL_1 = 'http://127.0.0.1:1';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'choose-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function described(choice: TargetChoice, env: Record<string, string> = {}) {
  const chosen = await chooseTarget(choice, env, folder);
  return describeTarget(chosen, { url: chosen.config.endpoint, region: choice.region, env });
}

const config = (value: unknown) =>
  writeFile(join(folder, 'cloudtrail-conformance.config.json'), JSON.stringify(value));

describe('the target', () => {
  it('is never guessed', async () => {
    for (const env of [{}, { AWS_PROFILE: 'prod', AWS_REGION: 'eu-west-1' }])
      await expect(chooseTarget({}, env, folder)).rejects.toThrow(/^No target is named, so nothing was sent/);
    expect((await chooseTarget({ target: 'reference' }, {}, folder)).config).toEqual({ reference: true });
  });

  it('is at the endpoints that the variables of the SDKs name', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1/', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:2' };
    const { endpoints } = await described({}, env);
    expect(endpoints.cloudtrail).toBe('http://127.0.0.1:1');
    expect(endpoints.s3).toBe('http://127.0.0.1:2');
    const ignored = { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    await expect(chooseTarget({}, ignored, folder)).rejects.toThrow(/^No target is named/);
  });

  it('has every service at its own endpoint: no call strays to AWS', async () => {
    const { endpoints } = await described({}, { AWS_ENDPOINT_URL_CLOUDTRAIL: 'http://127.0.0.1:1' });
    expect(new Set(Object.values(endpoints))).toEqual(new Set(['http://127.0.0.1:1']));
    expect(Object.keys(endpoints)).toHaveLength(8);
  });

  it('by a flag goes before the environment, by the environment before the file', async () => {
    await config({ targets: { ours: { endpoint: 'http://127.0.0.1:3' } } });
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:2' };
    expect((await described({ endpoint: 'http://127.0.0.1:1' }, env)).endpoints.s3).toBe(
      'http://127.0.0.1:1',
    );
    expect((await described({}, env)).endpoints.s3).toBe('http://127.0.0.1:2');
    expect((await described({}, {})).endpoints.s3).toBe('http://127.0.0.1:3');
    expect((await described({ target: 'ours' }, env)).endpoints.s3).toBe('http://127.0.0.1:3');
  });

  it('takes credentials and Region of the environment', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B', AWS_REGION: 'eu-west-1' };
    const { credentials, region } = await described({ endpoint: 'http://127.0.0.1:1' }, env);
    expect({ credentials, region }).toEqual({
      credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
      region: 'eu-west-1',
    });
  });

  it('takes credentials and Region of a profile', async () => {
    const files = {
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      AWS_CONFIG_FILE: join(folder, 'config'),
    };
    // For AWS itself the SDK looks for credentials, in the variables of the process.
    for (const [name, value] of Object.entries({ ...files, AWS_PROFILE: 'mine' })) vi.stubEnv(name, value);
    await writeFile(
      join(folder, 'credentials'),
      '[mine]\naws_access_key_id = P\naws_secret_access_key = Q\n',
    );
    await writeFile(join(folder, 'config'), '[profile mine]\nregion = eu-central-1\n');
    const mine = { ...files, AWS_PROFILE: 'mine' };
    const keys = { accessKeyId: 'P', secretAccessKey: 'Q' };
    expect(await described({ endpoint: URL_1 }, mine)).toMatchObject({
      credentials: keys,
      region: 'eu-central-1',
    });
    expect(await described({ target: 'aws' }, mine)).toMatchObject({ region: 'eu-central-1' });
    const named = { ...mine, AWS_REGION: 'eu-west-1' };
    expect(await described({ endpoint: URL_1 }, named)).toMatchObject({ region: 'eu-west-1' });
    await config({ targets: { ours: { endpoint: URL_1, credentials: { profile: 'mine' } } } });
    expect(await described({}, files)).toMatchObject({ credentials: keys, region: 'eu-central-1' });
    await expect(described({ endpoint: URL_1 }, { ...files, AWS_PROFILE: 'other' })).rejects.toThrow(
      /profile other .AWS_PROFILE. is in none/,
    );
  });

  it('gives a world the credentials of its account role, and says so where there is none', async () => {
    const ours = {
      endpoint: 'http://127.0.0.1:1',
      accounts: { member: { accessKeyId: 'M', secretAccessKey: 'N' } },
      worlds: { 'account.member': { account: 'member' } },
    };
    await config({ targets: { ours } });
    const { worlds } = await described({});
    expect(worlds).toEqual({
      'account.member': { credentials: { accessKeyId: 'M', secretAccessKey: 'N' } },
    });
    await config({ targets: { ours: { ...ours, accounts: {} } } });
    await expect(described({})).rejects.toThrow(
      /config\.json: targets\.ours\.worlds\.account\.member\.account: expected a role of accounts/,
    );
  });

  it('knows of a burst how large it is and when it is over', async () => {
    const burst = { burst: 20, calmMs: 1_500 };
    await config({ targets: { ours: { endpoint: URL_1, worlds: { 'rate.exceeded': burst } } } });
    expect((await described({})).worlds).toEqual({ 'rate.exceeded': burst });
  });

  it('has URLs without a slash at their end, wherever they were written', async () => {
    const worlds = { 'account.member': { endpoint: 'http://127.0.0.1:3/' } };
    const endpoints = { s3: 'http://127.0.0.1:2/' };
    await config({ targets: { ours: { endpoint: `${URL_1}/`, endpoints, worlds } } });
    const target = await described({});
    expect(target.endpoints).toMatchObject({ cloudtrail: URL_1, s3: 'http://127.0.0.1:2' });
    expect(target.worlds?.['account.member']?.endpoints?.cloudtrail).toBe('http://127.0.0.1:3');
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'world',
      { worlds: { 'acount.member': { region: 'eu-west-1' } } },
      /acount\.member: .*Did you mean account\.member\?/,
    ],
    ['hook', { hooks: { setup: 'none.mjs' } }, /hooks\.setup: there is no file .*none\.mjs/],
    ['authority', { ca: 'none.pem' }, /ca: there is no file .*none\.pem/],
    ['certificate', { ca: 'cloudtrail-conformance.config.json' }, /ca: .* can't be read as a certificate/],
    ['port', { endpoint: 'http://127.0.0.1:99999' }, /ours\.endpoint: http.* must be a URL/],
  ])('is refused with file and key where its config names no %s', async (_, wrong, sentence) => {
    await config({ targets: { ours: { endpoint: URL_1, ...wrong } } });
    const refused = described({});
    await expect(refused).rejects.toThrow(/^\S*config\.json: targets\.ours\./);
    await expect(refused).rejects.toThrow(sentence);
  });

  it.each<[string, TargetChoice, RegExp]>([
    [
      'an unknown name',
      { target: 'nosuch' },
      /^Unknown target nosuch\. Expected one of reference, localstack, aws-emulator, aws\. A config file ends/,
    ],
    ['a name of every object', { target: 'constructor' }, /^Unknown target constructor/],
    ['two targets', { target: 'aws', endpoint: 'http://127.0.0.1:1' }, /both name a target/],
    ['no URL', { endpoint: 'localhost:5000' }, /--endpoint localhost:5000 must be a URL/],
    ['no file', { target: './none.json' }, /There is no config file .*none\.json/],
  ])('is refused for %s', async (_, choice, sentence) => {
    await expect(chooseTarget(choice, {}, folder)).rejects.toThrow(sentence);
  });
});

describe('a target of which a part would be at AWS', () => {
  const S3 = 'https://s3.us-west-2.amazonaws.com';
  const KMS = 'https://kms.eu-west-1.amazonaws.com';
  const CLOUDTRAIL = 'https://cloudtrail.eu-west-1.amazonaws.com';
  const keys = { accessKeyId: 'a', secretAccessKey: 'b' };

  it.each([
    [
      'a variable',
      { endpoint: URL_1 },
      { AWS_ENDPOINT_URL_S3: S3 },
      /^s3 would be at AWS .* cloudtrail at http/,
    ],
    ['the environment alone', {}, { AWS_ENDPOINT_URL: URL_1, AWS_ENDPOINT_URL_KMS: KMS }, /^kms would be/],
    [
      'its main address',
      { endpoint: CLOUDTRAIL },
      { AWS_ENDPOINT_URL_S3: URL_1 },
      /^cloudtrail, sns, .* s3 at/,
    ],
    [
      'its name',
      { target: 'aws' },
      { AWS_ENDPOINT_URL_STS: URL_1 },
      /would be at AWS \(no endpoint\), sts at/,
    ],
  ])('is refused: by %s', async (_, choice, env, message) => {
    await expect(described(choice, env)).rejects.toThrow(message);
  });

  it('is refused: by the config, for a service and for a world', async () => {
    const ours = { endpoint: URL_1, credentials: keys };
    await config({ targets: { ours: { ...ours, endpoints: { kms: KMS } } } });
    await expect(described({ target: 'ours' })).rejects.toThrow(/^kms would be at AWS/);
    const worlds = { 'account.member': { endpoint: 'https://aws.test.amazonaws.com' } };
    await config({ targets: { ours: { ...ours, worlds } } });
    await expect(described({ target: 'ours' })).rejects.toThrow(/would be at AWS|Only one of the condition/);
    await config({
      targets: { ours: { aws: true, credentials: keys, worlds: { 'account.member': { endpoint: URL_1 } } } },
    });
    await expect(described({ target: 'ours' })).rejects.toThrow(
      /^Only one of the condition account.member and its target/,
    );
  });

  it('is AWS where every part is, and where a private endpoint of AWS serves one', async () => {
    await config({ targets: { ours: { aws: true, credentials: keys } } });
    const env = { AWS_ENDPOINT_URL_S3: 'https://bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com' };
    expect(await described({ target: 'ours' }, env)).toMatchObject({ aws: true });
    expect(await described({ endpoint: CLOUDTRAIL })).toMatchObject({ aws: true });
    expect((await described({ endpoint: URL_1 })).aws).toBeUndefined();
  });
});
