import type { CredentialsConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Credentials, Proxies } from '../contract/target.ts';
import { httpTransport } from '../lanes/http.ts';
import { reasonOf } from '../text/reason.ts';
import type { Access } from './choice.ts';
import { readProfile } from './profiles.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Credentials and where they came from, for the message about refused ones. */
export interface Keys {
  credentials: Credentials;
  from: string;
}

/** Credentials that emulators take. */
const EMULATOR_CREDENTIALS: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

interface Asked {
  /** What the options say. */
  access: Access;
  /** What the config says. */
  config?: CredentialsConfig | undefined;
  /** File and key of the config, for messages. */
  where?: string;
  /** What the target itself says. */
  found?: Keys | undefined;
  env: Environment;
  /** The target is AWS: only there may keys be got by a call. */
  aws: boolean;
  /** It is AWS by its name, and not by an endpoint: where nothing names keys, the SDK looks for them. */
  chain?: boolean;
  /** What calls for keys go through. */
  proxies?: Proxies | undefined;
  /** The run starts the target: keys of the environment are for something else. */
  started: boolean;
}

/**
 * The credentials of a target by the first of: options, config, the target itself, environment, profile, and for an emulator keys that most of
 * them take. Only for AWS is anybody asked for keys.
 * @throws CannotJudge for keys that are named and missing
 */
export async function keysFor(asked: Asked): Promise<Keys> {
  const { access, config, where = '', found, env, aws, chain = false, started, proxies } = asked;
  if (access.accessKeyId !== undefined) return typedKeys(access.accessKeyId, access, env);
  if (access.profile !== undefined)
    return profileKeys(access.profile, { by: '--profile', env, aws, proxies });
  if (config) return configuredKeys(config, { where: `${where}credentials`, env, aws, proxies });
  if (found) return found;
  if (started) return { credentials: EMULATOR_CREDENTIALS, from: 'the default of this suite' };
  if (chain)
    return { credentials: await awsCredentials(proxies), from: 'the credential chain of the AWS SDK' };
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (accessKeyId && secretAccessKey) {
    return { credentials: withToken({ accessKeyId, secretAccessKey }, env), from: 'AWS_ACCESS_KEY_ID' };
  }
  if (accessKeyId || secretAccessKey) {
    const [set, missing] = accessKeyId
      ? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']
      : ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'];
    throw new CannotJudge(`${set} is set, but ${missing} is not. Set both or none.`);
  }
  return aws && env.AWS_PROFILE
    ? profileKeys(env.AWS_PROFILE, { by: 'AWS_PROFILE', env, aws, proxies })
    : environmentProfile(env);
}

interface Named extends Pick<Asked, 'env' | 'aws' | 'proxies'> {}

/** Keys that a config names for a target, an account role or a condition. @throws CannotJudge naming the profile that has none */
export async function configuredKeys(
  { profile, accessKeyId, secretAccessKey, sessionToken }: CredentialsConfig,
  { where, ...named }: Named & { where: string },
): Promise<Keys> {
  if (profile !== undefined) return profileKeys(profile, { by: where, ...named });
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new CannotJudge('Credentials need a profile, or accessKeyId and secretAccessKey.');
  }
  return {
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    from: where,
  };
}

function typedKeys(accessKeyId: string, { secretAccessKey }: Access, env: Environment): Keys {
  const secret = secretAccessKey ?? env.AWS_SECRET_ACCESS_KEY;
  if (!secret) {
    throw new CannotJudge(
      '--access-key-id needs its secret. Set AWS_SECRET_ACCESS_KEY, or type it where the command asks for it.',
    );
  }
  return {
    credentials: withToken({ accessKeyId, secretAccessKey: secret }, env),
    from: '--access-key-id and AWS_SECRET_ACCESS_KEY',
  };
}

function withToken(keys: Credentials, { AWS_SESSION_TOKEN: sessionToken }: Environment): Credentials {
  return { ...keys, ...(sessionToken ? { sessionToken } : {}) };
}

/** Keys of a profile that somebody named. */
async function profileKeys(
  profile: string,
  { by, env, aws, proxies }: Named & { by: string },
): Promise<Keys> {
  const from = `the profile ${profile} (${by})`;
  if (aws) return { credentials: await sdkProfile(profile, proxies), from };
  const found = await readProfile(profile, env);
  if (found?.keys) return { credentials: found.keys, from };
  const why = found?.keysBy
    ? `gets its keys by ${found.keysBy}, for which a run against an emulator asks nobody`
    : found
      ? 'has no keys'
      : 'is in none of the AWS configuration files';
  throw new CannotJudge(
    `The AWS profile ${profile} (${by}) ${why}. Name a profile with aws_access_key_id and aws_secret_access_key.`,
  );
}

/** Keys of AWS_PROFILE or of the default profile, as far as they stand in a file; else the ones that most emulators take. */
async function environmentProfile(env: Environment): Promise<Keys> {
  const { AWS_PROFILE } = env;
  const profile = AWS_PROFILE || 'default';
  const found = await readProfile(profile, env);
  if (found?.keys) {
    return { credentials: found.keys, from: `the profile ${profile}${AWS_PROFILE ? ' (AWS_PROFILE)' : ''}` };
  }
  if (AWS_PROFILE && found === undefined) {
    throw new CannotJudge(
      `The AWS profile ${profile} (AWS_PROFILE) is in none of the AWS configuration files. Check its name.`,
    );
  }
  const why = found?.keysBy
    ? `the profile ${profile} gets its keys by ${found.keysBy}, for which a run against an emulator asks nobody`
    : 'nothing names keys';
  return { credentials: EMULATOR_CREDENTIALS, from: `the default of this suite, as ${why}` };
}

/** Credentials for AWS itself, from wherever the SDK finds them. @throws CannotJudge when it finds none */
async function awsCredentials(proxies?: Proxies): Promise<Credentials> {
  try {
    const { fromNodeProviderChain } = await providers();
    return plain(await fromNodeProviderChain(through(proxies))());
  } catch (error) {
    throw new CannotJudge(
      `The AWS SDK finds no credentials (${reasonOf(error)}). Set AWS_PROFILE, or the keys in the environment.`,
    );
  }
}

/** Credentials of a profile for AWS itself, which may call STS or SSO for them. */
async function sdkProfile(profile: string, proxies?: Proxies): Promise<Credentials> {
  try {
    const { fromIni } = await providers();
    return plain(await fromIni({ profile, ignoreCache: true, ...through(proxies) })());
  } catch (error) {
    throw new CannotJudge(
      `The AWS profile ${profile} has no credentials (${reasonOf(error)}). Check its name and the credentials file.`,
    );
  }
}

/** How the SDK asks STS or SSO: through the proxies, where there are any. */
function through(proxies?: Proxies) {
  return proxies ? { clientConfig: { requestHandler: httpTransport({ proxies }) } } : {};
}

/** Loaded only where needed: runs against emulators never ask for keys. */
function providers() {
  return import('@aws-sdk/credential-providers');
}

function plain({ accessKeyId, secretAccessKey, sessionToken }: Credentials): Credentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
