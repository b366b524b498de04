import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { Found } from '../../targets/found.ts';
import { readProfile } from '../../targets/profiles.ts';
import { settles } from '../ready.ts';

const CONNECT_MS = 2_000;

/** Names that the file with the keys has had in the guide of AWS Emulator. */
const KEY_FILES = ['emulator_credentials', 'credentials'];

/** The folder below which AWS Emulator writes one for each port that it listens on. */
export function emulatorHome(env: Readonly<Record<string, string | undefined>>): string {
  return join(env.HOME || homedir(), '.aws', 'emulator');
}

/** The ports that have a folder with a certificate, lowest first. The program may have ended since. */
export function portsIn(home: string): number[] {
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => /^\d{1,5}$/.test(name) && existsSync(join(home, name, 'ca.pem')))
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * What the instance at a port wrote when it started. Undefined where none answers there with the certificate in the folder: the
 * files of an earlier start prove nothing.
 */
export async function readInstance(home: string, port: number): Promise<Found | undefined> {
  const found = await foundIn(join(home, String(port)));
  if (found?.authority === undefined) return undefined;
  return (await answersWith(port, found.authority.pem)) ? found : undefined;
}

/** The keys, Region and authority in the files of a folder, or undefined where it has no certificate. */
export async function foundIn(folder: string): Promise<Found | undefined> {
  const file = join(folder, 'ca.pem');
  const pem = certificateIn(file);
  if (pem === undefined) return undefined;
  const keyFile = KEY_FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
  const profile = await readProfile('default', {
    AWS_SHARED_CREDENTIALS_FILE: keyFile ?? join(folder, 'none'),
    AWS_CONFIG_FILE: join(folder, 'config'),
  });
  return {
    // With --auth off there are none, and any will do.
    ...(profile?.keys && keyFile ? { keys: { credentials: profile.keys, from: keyFile } } : {}),
    ...(profile?.region ? { region: profile.region } : {}),
    authority: { pem, file },
  };
}

/** What changes with each start of an instance: two values that differ show that it was restarted in between. */
export function startOf(home: string, port: number): string {
  return ['ca.pem', ...KEY_FILES].map((name) => textOf(join(home, String(port), name))).join('\n');
}

function certificateIn(file: string): string | undefined {
  const pem = textOf(file);
  try {
    return new X509Certificate(pem) && pem;
  } catch {
    return undefined; // Missing, or not written to its end yet.
  }
}

function textOf(file: string): string {
  try {
    // A pipe would never end.
    return statSync(file).isFile() ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

/** Whether a server at the port has a certificate of this authority. */
function answersWith(port: number, ca: string): Promise<boolean> {
  const options = { host: '127.0.0.1', port, ca, timeout: CONNECT_MS, rejectUnauthorized: true };
  return settles(connect(options), 'secureConnect');
}
