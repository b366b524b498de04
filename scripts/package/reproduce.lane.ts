import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { type OpenTarget, openTarget } from '../../src/session/open-target.ts';
import { startProcess } from '../../src/start/process.ts';
import { startLookAlike } from '../../src/start/testing/look-alike.ts';
import { installNamed } from '../board/installed.ts';
import { boardVenvs, venvOf } from '../board/venv.ts';
import { serveApart } from '../reproduce/apart.ts';
import { type AwsCli, serveAwsCli } from '../reproduce/aws-cli.ts';
import { FAULTS } from '../reproduce/faulty.ts';
import { isSame, reproduceSome } from '../reproduce/reproduce.ts';

const FAILURES = 20;

/** A target to take failures from, and how it ends. */
interface Opened {
  target: OpenTarget;
  stop(): Promise<void>;
}

let folder = '';
let cli: AwsCli | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reproduce-lane-'));
  const version = '1.46.3';
  const awscli = { name: 'awscli', version, requirement: `awscli==${version}` };
  cli = await serveAwsCli(await venvOf(awscli, boardVenvs()), folder);
});
afterAll(async () => {
  await cli?.stop();
  await rm(folder, { recursive: true, force: true });
});

const OPEN: Record<string, () => Promise<Opened>> = {
  moto: () => emulator('moto'),
  ministack: () => emulator('ministack'),
  'AWS Emulator, by its look-alike': async () => {
    const home = join(folder, '.aws/emulator');
    const { port, stop } = await startLookAlike({ home, faults: FAULTS });
    const env = { HOME: folder, PATH: process.env.PATH };
    return { target: await openTarget({ target: 'aws-emulator', port }, { env, folder }), stop };
  },
  'a port for each service, CloudTrail behind TLS': async () => {
    const { endpoints, ca, stop } = await serveApart(FAULTS);
    await writeFile(join(folder, 'ca.pem'), ca);
    const { cloudtrail: endpoint, ...others } = endpoints;
    const apart = { endpoint, endpoints: others, ca: 'ca.pem' };
    const config = join(folder, 'apart.json');
    await writeFile(config, JSON.stringify({ targets: { apart } }));
    return { target: await openTarget({ target: config }, { env: {}, folder }), stop };
  },
};

/** A public emulator, as a server that somebody else started. */
async function emulator(name: string): Promise<Opened> {
  const started = await startProcess((await installNamed(name)).process, packageRoot());
  return { target: await openTarget({ endpoint: started.url }, { env: {}, folder }), stop: started.stop };
}

it.concurrent.each(Object.entries(OPEN))('the lines of failures do them again on %s', async (name, open) => {
  const { target, stop } = await open();
  try {
    const { accessKeyId, secretAccessKey } = target.description.credentials;
    const redone = await reproduceSome(target, {
      count: FAILURES,
      every: 8,
      env: {
        PATH: `${cli?.folder}:${process.env.PATH}`,
        HOME: homedir(),
        AWS_CONFIG_FILE: '/nonexistent',
        AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_MAX_ATTEMPTS: '1',
      },
    });
    const cases = new Set(redone.map(({ id }) => id));
    const ways = (['curl', 'aws'] as const).map((way) => redone.filter(({ by }) => by === way).length);
    console.log(
      `${name}: ${cases.size} failures, ${ways.join(' by curl and ')} by aws, the same answer and nothing left in ${redone.filter(isSame).length}`,
    );
    const others = redone.filter((one) => !isSame(one));
    if (others.length > 0) console.log(JSON.stringify(others, null, 1));
    expect(cases.size).toBe(FAILURES);
    expect(others).toEqual([]);
  } finally {
    await target.close();
    await stop();
  }
});
