import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Profile } from '@smithy/core/config';
import type { Credentials } from '../contract/target.ts';
import { assertReadable } from '../files/read.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a profile of the AWS configuration files says, read without a call to anybody. */
export interface StaticProfile {
  keys?: Credentials;
  /** The setting by which keys would be got from AWS or a program, where it has no keys of its own. */
  keysBy?: string;
  region?: string;
  caBundle?: string;
}

/** Settings of a profile that name a way to get keys, which is a call to AWS or the start of a program. */
const WAYS = ['role_arn', 'sso_session', 'sso_start_url', 'login_session', 'credential_process'];

/** A profile by its name, or undefined where both files lack it. */
export async function readProfile(name: string, env: Environment): Promise<StaticProfile | undefined> {
  // Loaded only here: most runs need no profile.
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const filepath = fileOf(env.AWS_SHARED_CREDENTIALS_FILE, 'credentials', env);
  const configFilepath = fileOf(env.AWS_CONFIG_FILE, 'config', env);
  for (const file of [filepath, configFilepath])
    if (file !== devNull && existsSync(file)) assertReadable(file);
  const { credentialsFile, configFile } = await loadSharedConfigFiles({
    filepath,
    configFilepath,
    ignoreCache: true,
  });
  const sections = [credentialsFile[name], configFile[name]].filter((section) => section !== undefined);
  if (sections.length === 0) return undefined;
  // As in the SDKs, the credentials file goes before the config file.
  const of = (setting: string) => sections.map((section) => section[setting]).find(Boolean);
  const [region, caBundle] = [of('region'), of('ca_bundle')];
  const keys = sections.map(keysOf).find((found) => found !== undefined);
  const keysBy = WAYS.find((way) => of(way) !== undefined);
  return {
    ...(keys ? { keys } : keysBy ? { keysBy } : {}),
    ...(region ? { region } : {}),
    ...(caBundle ? { caBundle } : {}),
  };
}

/** A file that a variable names, else the one in the home folder; an empty one where the environment has no home. */
function fileOf(named: string | undefined, name: string, { HOME, USERPROFILE }: Environment): string {
  const home = HOME || USERPROFILE;
  return named || (home ? join(home, '.aws', name) : devNull);
}

function keysOf(section: Profile): Credentials | undefined {
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = section;
  const { aws_session_token: sessionToken } = section;
  if (!accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
