import type { Reachable } from '../lanes/client.ts';
import type { Transport } from '../lanes/transport.ts';
import { getObject } from './transport.ts';

/** Health routes of public emulators, the special ones before those that several serve. */
const ROUTES = [
  '/_ministack/health',
  '/_localemu/info',
  '/_localstack/info',
  '/_localstack/health',
  '/health',
];

/** What a version looks like. What else a target says there is not taken into a heading. */
const VERSION = /^v?\d+(?:\.\d+){1,3}(?:[-+.][\w.+-]{1,40})?$/;

/** The version that a target says of itself at a health route; undefined where none does. AWS has none, and is not asked. */
export async function probeVersion(target: Reachable, transport: Transport): Promise<string | undefined> {
  const { cloudtrail } = target.endpoints;
  if (cloudtrail === undefined || target.aws) return undefined;
  const said = await Promise.all(ROUTES.map((path) => versionAt(cloudtrail, path, transport)));
  return said.find((version) => version !== undefined);
}

async function versionAt(endpoint: string, path: string, transport: Transport): Promise<string | undefined> {
  try {
    const { status, body } = await getObject(endpoint, path, transport);
    const version = status === 200 ? body?.version : undefined;
    return typeof version === 'string' && VERSION.test(version) ? version : undefined;
  } catch {
    return undefined; // It has no such route.
  }
}
