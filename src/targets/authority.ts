import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { readText } from '../files/read.ts';
import { reasonOf } from '../text/reason.ts';
import { readProfile } from './profiles.ts';

/** The authorities to trust, and the file that they were read from. */
export interface Authority {
  pem: string;
  /** Absolute path; undefined where the reader has no such file. */
  file?: string;
}

interface Asked {
  /** `--ca-bundle`. */
  caBundle?: string | undefined;
  /** `ca` of the config. */
  ca?: string | undefined;
  /** What the path in the config is relative to. */
  folder: string;
  /** File and key of the config, for messages. */
  where: string;
  env: Readonly<Record<string, string | undefined>>;
  profile: string | undefined;
  /** What the target itself says. */
  found?: Authority | undefined;
  /** Nothing of the environment is for a target that the run starts. */
  started: boolean;
}

/**
 * The PEM file by the first of: `--ca-bundle`, the config, the target itself, AWS_CA_BUNDLE, `ca_bundle` of the profile.
 * @throws CannotJudge naming the file that can't be read as a certificate, and what named it
 */
export async function authorityFor(asked: Asked): Promise<Authority | undefined> {
  const { caBundle, ca, folder, where, env, profile, found, started } = asked;
  if (caBundle !== undefined) return readAuthority('--ca-bundle:', resolve(caBundle));
  if (ca !== undefined) return readAuthority(`${where}ca:`, resolve(folder, ca));
  if (found !== undefined) return found;
  if (started) return undefined;
  if (env.AWS_CA_BUNDLE) return readAuthority('AWS_CA_BUNDLE:', resolve(env.AWS_CA_BUNDLE));
  const name = profile ?? (env.AWS_PROFILE || 'default');
  const ofProfile = (await readProfile(name, env))?.caBundle;
  return ofProfile ? readAuthority(`ca_bundle of the profile ${name}:`, resolve(ofProfile)) : undefined;
}

async function readAuthority(where: string, file: string): Promise<Authority> {
  try {
    const pem = await readText(file, { shown: 'it' });
    return new X509Certificate(pem) && { pem, file };
  } catch (error) {
    throw new CannotJudge(
      `${where} ${file} can't be read as a certificate (${reasonOf(error)}). Give a PEM file.`,
    );
  }
}
