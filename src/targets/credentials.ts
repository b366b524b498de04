import type { CredentialsConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Credentials } from '../contract/target.ts';
import { reasonOf } from '../text/reason.ts';

/** Credentials that emulators take. */
export const EMULATOR_CREDENTIALS: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * Credentials that a config names: as they are, or by the profile of the AWS configuration files.
 * @throws CannotJudge naming the profile that has none
 */
export async function configuredCredentials(config: CredentialsConfig): Promise<Credentials> {
  const { profile, accessKeyId, secretAccessKey, sessionToken } = config;
  if (profile !== undefined) return profileCredentials(profile);
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new CannotJudge('Credentials need a profile, or accessKeyId and secretAccessKey.');
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/**
 * Credentials for a user's endpoint: the keys or the profile of the environment, else keys that emulators take. For AWS
 * itself see {@link awsCredentials}.
 */
export async function emulatorCredentials(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE } = env;
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
    };
  }
  return AWS_PROFILE ? profileCredentials(AWS_PROFILE) : EMULATOR_CREDENTIALS;
}

/** Credentials for AWS itself, from wherever the SDK finds them. @throws CannotJudge when it finds none */
export async function awsCredentials(): Promise<Credentials> {
  try {
    const { fromNodeProviderChain } = await providers();
    return plain(await fromNodeProviderChain()());
  } catch (error) {
    throw new CannotJudge(
      `The AWS SDK finds no credentials (${reasonOf(error)}). Set AWS_PROFILE, or the keys in the environment.`,
    );
  }
}

async function profileCredentials(profile: string): Promise<Credentials> {
  try {
    const { fromIni } = await providers();
    return plain(await fromIni({ profile, ignoreCache: true })());
  } catch (error) {
    throw new CannotJudge(
      `The AWS profile ${profile} has no credentials (${reasonOf(error)}). Check AWS_PROFILE and the credentials file.`,
    );
  }
}

/** Loaded only where needed: most runs against emulators take any keys. */
function providers() {
  return import('@aws-sdk/credential-providers');
}

/** The Region that a profile of the AWS configuration files names, as the SDK reads it; undefined where it names none. */
export async function profileRegion(profile: string): Promise<string | undefined> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient({ profile });
  try {
    return await client.config.region();
  } catch {
    return undefined; // The SDK throws where there is none.
  } finally {
    client.destroy();
  }
}

function plain({ accessKeyId, secretAccessKey, sessionToken }: Credentials): Credentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
