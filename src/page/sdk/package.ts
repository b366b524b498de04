import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../files/root.ts';
import { didYouMean } from '../../text/near.ts';
import { PageError } from '../error.ts';

/** An installed client package of the SDK for JavaScript. */
export interface SdkPackage {
  name: string;
  version: string;
  /** Its folder. */
  folder: string;
}

const SCOPE = '@aws-sdk';
/** The package of the service that this suite is about comes first where several have an operation of the same name. */
const FIRST = `${SCOPE}/client-cloudtrail`;

/**
 * Finds the client package that documents an operation.
 * @param name the package, if it isn't to be searched for
 * @param from where to look: each `node_modules` of these folders and above
 * @throws PageError when no installed package has it, or several do
 */
export function findSdkPackage(
  operation: string,
  name?: string,
  from: readonly string[] = [process.cwd(), packageRoot()],
): SdkPackage {
  const installed = clientPackages(from);
  if (name !== undefined) return named(name, operation, installed);
  const having = [...installed.values()].filter((one) => operationsOf(one).includes(operation));
  const [only, ...more] = having;
  const first = having.find((one) => one.name === FIRST);
  if (first !== undefined) return first;
  if (only === undefined) throw unknownOperation(operation, [...installed.values()]);
  if (more.length === 0) return only;
  const names = having.map((one) => one.name).join(', ');
  throw new PageError('source', 0, `${operation} is in several packages: ${names}. Add --package NAME.`);
}

/** The operations that a client package documents, in alphabetical order. */
export function operationsOf({ folder }: SdkPackage): string[] {
  const commands = join(folder, 'dist-types/commands');
  if (!existsSync(commands)) return [];
  return readdirSync(commands)
    .flatMap((file) => /^(\w+)Command\.d\.ts$/.exec(file)?.[1] ?? [])
    .sort();
}

function named(name: string, operation: string, installed: ReadonlyMap<string, SdkPackage>): SdkPackage {
  const known = installed.get(name) ?? installed.get(`${SCOPE}/${name}`);
  if (known === undefined) {
    const list = [...installed.keys()].join(', ') || 'none';
    throw new PageError('source', 0, `The package ${name} is not installed. Installed: ${list}.`);
  }
  if (operationsOf(known).includes(operation)) return known;
  throw unknownOperation(operation, [known]);
}

function unknownOperation(operation: string, searched: readonly SdkPackage[]): PageError {
  if (searched.length === 0) {
    return new PageError('source', 0, `No client package of ${SCOPE} is installed. Run npm install.`);
  }
  const names = searched.map((one) => one.name).join(', ');
  const hint = didYouMean(operation, searched.flatMap(operationsOf));
  return new PageError('source', 0, `No operation ${operation} in ${names}. ${hint}`);
}

function clientPackages(from: readonly string[]): Map<string, SdkPackage> {
  const found = new Map<string, SdkPackage>();
  for (const scope of from.flatMap(scopesAbove)) {
    if (!existsSync(scope)) continue;
    for (const entry of readdirSync(scope).filter((one) => one.startsWith('client-'))) {
      const name = `${SCOPE}/${entry}`;
      const manifest = join(scope, entry, 'package.json');
      if (found.has(name) || !existsSync(manifest)) continue;
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      found.set(name, { name, version, folder: dirname(manifest) });
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function scopesAbove(folder: string): string[] {
  const paths = createRequire(join(folder, 'index.js')).resolve.paths(SCOPE) ?? [];
  return paths.map((path) => join(path, SCOPE));
}
