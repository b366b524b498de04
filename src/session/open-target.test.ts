import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TargetChoice } from '../targets/choice.ts';
import { chooseTarget } from '../targets/choose.ts';
import { commandOf, optionsAgain } from '../targets/command.ts';
import { openTarget } from './open-target.ts';

const URL_1 = 'http://127.0.0.1:1';
const URL_2 = 'http://127.0.0.1:2';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function again(choice: TargetChoice, env: Record<string, string> = {}): Promise<string> {
  return commandOf('suite', optionsAgain(choice, await chooseTarget(choice, env, folder), env));
}

describe('the command that runs a case again', () => {
  it('names the endpoint of the run, so that it works in a shell without the variables', async () => {
    expect(await again({ target: 'reference' })).toBe('suite run --target reference');
    expect(await again({ endpoint: URL_1 })).toBe(`suite run --endpoint ${URL_1}`);
    expect(await again({ target: 'localstack' })).toBe('suite run --target localstack');
    const env = { AWS_ENDPOINT_URL: URL_1, AWS_ENDPOINT_URL_S3: URL_2, AWS_REGION: 'eu-west-1' };
    expect(await again({}, env)).toBe(
      `suite run --endpoint ${URL_1} --endpoint-s3 ${URL_2} --region eu-west-1`,
    );
    expect(await again({ region: 'eu-north-1' }, env)).toContain('--region eu-north-1');
  });

  it('names how the target is reached, and no secret', async () => {
    const choice = {
      endpoint: URL_1,
      accessKeyId: 'AKIA',
      caBundle: 'my ca.pem',
      header: ['X-Token: sesame'],
    };
    expect(await again({ ...choice, endpointKms: URL_2 }, { AWS_PROFILE: 'ours' })).toBe(
      `suite run --endpoint ${URL_1} --endpoint-kms ${URL_2} --ca-bundle 'my ca.pem' --access-key-id "$AWS_ACCESS_KEY_ID" --header "X-Token: $X_TOKEN"`,
    );
    expect(await again({ endpoint: URL_1 }, { AWS_PROFILE: 'ours', AWS_CA_BUNDLE: 'ca.pem' })).toBe(
      `suite run --endpoint ${URL_1} --profile ours`,
    );
  });

  it('names a target of the config file, because the file holds more than its endpoint', async () => {
    const ours = { endpoint: URL_1, headers: { 'x-token': 'sesame' }, region: 'eu-west-1' };
    await writeFile(
      join(folder, 'cloudtrail-conformance.config.json'),
      JSON.stringify({ targets: { 'our own': ours } }),
    );
    expect(await again({}, { AWS_REGION: 'us-west-2' })).toBe("suite run --target 'our own'");
  });
});

it('keeps no journal for a target that was started, but for one that was already running', async () => {
  const journal = join(folder, 'abc123.jsonl');
  for (const [choice, left] of [
    [{ target: 'reference' }, []],
    [{ endpoint: URL_1 }, ['abc123.jsonl']],
  ] satisfies [TargetChoice, string[]][]) {
    await writeFile(journal, '{}\n');
    const target = await openTarget(choice, { env: {}, folder });
    target.keeps(journal);
    await target.close();
    expect(await readdir(folder)).toEqual(left);
  }
});

it('refuses resources that no case needs with file and key, before anything is started', async () => {
  const process = { command: ['false'] };
  const targets = { ours: { process, resources: { buckt: { id: 'x' } } } };
  await writeFile(join(folder, 'cloudtrail-conformance.config.json'), JSON.stringify({ targets }));
  await expect(openTarget({}, { env: {}, folder })).rejects.toThrow(
    /^\S*config\.json: targets\.ours\.resources\.buckt: no need has this name\. Did you mean bucket\?$/,
  );
});
