import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { createReference } from '../../src/reference/index.ts';
import { BUILT } from '../faults/kill.ts';
import { measured } from './measured.ts';
import { table } from './table.ts';

/** Profiles that an SDK would ask STS, a login page or the machine for. */
const PROFILES = [
  '[default]\nrole_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Ec2InstanceMetadata',
  '[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base',
  '[profile base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret',
  '[profile sso]\nsso_start_url = https://sso.test\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = r',
].join('\n');

/** Runs each verb with a look at where its sockets go. */
export async function socketsSection(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-sockets-'));
  const server = await createReference().listen();
  const target = new URL(server.url).host;
  await writeFile(join(folder, 'config'), PROFILES);
  const noting = ['--import', join(packageRoot(), 'src/cli/testing/note-sockets.mjs'), ...BUILT];
  const at = ['--endpoint', server.url];
  const few = ['--only', 'Response/smallest'];
  const report = join(folder, 'report');
  const certificate = join(folder, 'certificate');
  const verbs: [words: string[], shown: string, profile?: string][] = [
    [['run', ...at, ...few, '--out', report], 'run --endpoint'],
    [['run', ...at, ...few, '--out', report], 'run --endpoint', 'role'],
    [['run', ...at, ...few, '--out', report], 'run --endpoint', 'sso'],
    [['run', ...at, '--explore', '3', '--seed', '1'], 'run --endpoint --explore'],
    [['certify', ...at, '--out', certificate], 'certify --endpoint'],
    [
      ['drift', ...at, ...few, '--baseline', join(folder, 'baseline.json'), '--accept', 'first run'],
      'drift --endpoint',
    ],
    [['sweep', ...at], 'sweep --endpoint', 'role'],
    [['verify', certificate], 'verify'],
    [['compare', report, report], 'compare'],
    [['merge', report, '--out', join(folder, 'merged')], 'merge'],
    [['observe', report], 'observe'],
    [['plan'], 'plan', 'sso'],
    [['explain', 'InvalidTrailNameException'], 'explain'],
    [['spec', 'conflicts'], 'spec conflicts'],
    [['spec', 'derive', '--sdk', 'CreateTrail', '--out', join(folder, 'spec.json')], 'spec derive --sdk'],
    [['run', '--target', 'aws'], 'run --target aws, no account allowed', 'role'],
    [['sweep', '--target', 'aws'], 'sweep --target aws, no account allowed', 'role'],
  ];
  try {
    const rows: (string | number)[][] = [];
    for (const [words, shown, profile] of verbs) {
      const sockets = join(folder, 'sockets');
      await writeFile(sockets, '');
      const env = { AWS_CONFIG_FILE: join(folder, 'config'), SOCKETS: sockets };
      const { code } = await measured(words, noting, {
        ...env,
        ...(profile ? { AWS_PROFILE: profile } : {}),
      });
      const noted = (await readFile(sockets, 'utf8')).split('\n').filter(Boolean);
      const elsewhere = [...new Set(noted.filter((one) => one !== target))].join(', ') || 'none';
      rows.push([
        `\`${shown}\``,
        profile ?? '–',
        code,
        noted.length - noted.filter((one) => one !== target).length,
        elsewhere,
      ]);
      console.log(rows.at(-1)?.join(' | '));
    }
    return table(['verb', 'profile', 'exit code', 'sockets to the target', 'elsewhere'], rows);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
