import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runOnAws } from '../../observe/testing/run-on-aws.ts';

/** Profiles that an SDK would ask STS, a login page or the machine for. */
const PROFILES = [
  '[default]\nrole_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Ec2InstanceMetadata',
  '[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base',
  '[profile base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret',
  '[profile sso]\nsso_start_url = https://sso.test\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = r',
].join('\n');

/** A verb as it is called once, and what it must come to. */
export interface Called {
  words: readonly string[];
  /** How it is shown. */
  shown: string;
  profile?: string;
  exit: number;
  /** Whether it asks the target. */
  asks: boolean;
}

/**
 * Every verb against a local target, in an order in which each finds the files that it reads. Puts the profiles into `config`
 * in the folder.
 */
export async function everyVerb(url: string, folder: string): Promise<Called[]> {
  const at = ['--endpoint', url];
  const few = ['--only', 'Response/smallest'];
  const file = (name: string) => join(folder, name);
  await writeFile(file('config'), PROFILES);
  const run = ['run', ...at, ...few, '--shard', '1/1', '--out', file('report')];
  const drift = ['drift', ...at, ...few, '--baseline', file('baseline.json')];
  const called = (shown: string, words: readonly string[], more: Partial<Called> = {}): Called => ({
    ...{ shown, words, exit: 0, asks: words.includes(url), ...more },
  });
  return [
    called('run --endpoint', run),
    called('run --endpoint', run, { profile: 'role' }),
    called('run --endpoint', run, { profile: 'sso' }),
    called('run --endpoint --explore', ['run', ...at, '--explore', '3', '--seed', '1']),
    called('certify --endpoint', ['certify', ...at, '--out', file('certificate')]),
    called('drift --endpoint --accept', [...drift, '--accept', 'first run']),
    called('drift --endpoint', drift),
    called('merge', ['merge', file('report'), '--out', file('merged')]),
    // Only cases that differ from the baseline are sent again.
    called('drift --endpoint --run', [...drift, '--run', file('merged')], { asks: false }),
    called('sweep --endpoint', ['sweep', ...at], { profile: 'role' }),
    called('verify', ['verify', file('certificate')]),
    called('compare', ['compare', file('report'), file('report')]),
    called('observe', ['observe', await runOnAws(folder, { only: ['Response/smallest'] })]),
    called('plan', ['plan'], { profile: 'sso' }),
    called('plan --region --json', ['plan', '--region', 'eu-west-1', '--json']),
    called('explain', ['explain', 'InvalidTrailNameException']),
    called('spec conflicts', ['spec', 'conflicts']),
    called('spec derive --sdk', [...'spec derive --sdk CreateTrail --out'.split(' '), file('spec.json')]),
    called('--help', ['--help']),
    called('run --target aws, no account allowed', ['run', '--target', 'aws'], { profile: 'role', exit: 2 }),
    called('sweep --target aws, no account allowed', ['sweep', '--target', 'aws'], {
      profile: 'role',
      exit: 2,
    }),
  ];
}
