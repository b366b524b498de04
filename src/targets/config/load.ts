import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../../../generated/config.ts';
import { CannotJudge } from '../../contract/errors.ts';
import { assertSchema } from '../../files/schema.ts';
import { reasonOf } from '../../text/reason.ts';

const BASE = 'cloudtrail-conformance.config';
const EXTENSIONS = ['ts', 'mjs', 'json'] as const;

/** A config and the folder that the paths in it are relative to. */
export interface LoadedConfig {
  config: Config;
  /** As the user would write it, for messages. */
  file: string;
  folder: string;
}

/** The config file of a folder. @throws CannotJudge when there are several */
export function findConfig(folder: string): string | undefined {
  const found = EXTENSIONS.map((extension) => join(folder, `${BASE}.${extension}`)).filter(existsSync);
  if (found.length > 1) {
    throw new CannotJudge(`There are several config files (${found.join(', ')}). Keep one of them.`);
  }
  return found[0];
}

/**
 * Reads and checks a config file: JSON, an ES module, or TypeScript. A module gives its config as default export.
 * @throws CannotJudge naming the file and, for each problem, the key, what was expected and what is there
 */
export async function loadConfig(path: string): Promise<LoadedConfig> {
  const file = resolve(path);
  const shown = relative(process.cwd(), file) || file;
  if (!existsSync(file)) throw new CannotJudge(`There is no config file ${shown}.`);
  const config = await assertSchema<Config>(await readConfig(file, shown), shown, 'config');
  return { config, file: shown, folder: dirname(file) };
}

async function readConfig(file: string, shown: string): Promise<unknown> {
  try {
    switch (extname(file)) {
      case '.json':
        return JSON.parse(readFileSync(file, 'utf8'));
      case '.mjs':
        return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
      case '.ts':
        return await importTypeScript(file);
    }
  } catch (error) {
    throw new CannotJudge(
      `${shown}${placeOf(error, file)} can't be read (${reasonOf(error).replace(/ imported from .*$/, '')}).`,
    );
  }
  throw new CannotJudge(`The name of the config file ${shown} must end in .ts, .mjs or .json.`);
}

async function importTypeScript(file: string): Promise<unknown> {
  // Loaded only here: most runs have no config in TypeScript.
  const { createJiti } = await import('jiti');
  const alias = { 'cloudtrail-conformance': self() };
  return createJiti(import.meta.url, { alias }).import(file, { default: true });
}

/** `:LINE` where an error names a line of the file. */
function placeOf(error: unknown, file: string): string {
  const text = error instanceof Error ? `${error.message}\n${error.stack}` : '';
  const at = text.indexOf(`${file}:`);
  const line = at < 0 ? undefined : /^\d+/.exec(text.slice(at + file.length + 1))?.[0];
  return line === undefined ? '' : `:${line}`;
}

/** This package, so that a config outside of it can import `defineConfig`. */
function self(): string {
  const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
  return join(import.meta.dirname, `define.${extension}`);
}
