import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../../../generated/config.ts';
import { CannotJudge } from '../../contract/errors.ts';
import { parseJson } from '../../files/json.ts';
import { readText } from '../../files/read.ts';
import { packageRoot } from '../../files/root.ts';
import { assertSchema } from '../../files/schema.ts';
import { MOST_YAML_BYTES, parseYaml } from '../../files/yaml.ts';
import { reasonOf } from '../../text/reason.ts';
import { EXTENSIONS_IN_WORDS, shown } from './find.ts';

/** A config and the folder that the paths in it are relative to. */
export interface LoadedConfig {
  config: Config;
  /** As the user would write it, for messages. */
  file: string;
  folder: string;
}

/**
 * Reads and checks a config file: JSON, YAML, JavaScript or TypeScript. A module gives its config as default export.
 * @throws CannotJudge naming the file and, for each problem, the key, what was expected and what is there
 */
export async function loadConfig(path: string): Promise<LoadedConfig> {
  const file = resolve(path);
  const name = shown(file);
  if (!existsSync(file)) throw new CannotJudge(`There is no config file ${name}.`);
  const config = await assertSchema<Config>(await readConfig(file, name), name, 'config');
  return { config, file: name, folder: dirname(file) };
}

async function readConfig(file: string, name: string): Promise<unknown> {
  try {
    switch (extname(file)) {
      case '.json':
        return readJson(await readText(file, { shown: name }), name);
      case '.yaml':
      case '.yml':
        return parseYaml(await readText(file, { shown: name, most: MOST_YAML_BYTES }), name).value;
      case '.mjs':
        return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
      case '.ts':
      case '.mts':
      case '.cts':
      case '.js':
      case '.cjs':
        return await importModule(file);
    }
  } catch (error) {
    if (error instanceof CannotJudge) throw error;
    throw new CannotJudge(
      `${name}${placeOf(error, file)} can't be read (${reasonOf(error).replace(/ imported from .*$/, '')}).`,
    );
  }
  throw new CannotJudge(`The name of the config file ${name} must end in ${EXTENSIONS_IN_WORDS}.`);
}

/** @throws SyntaxError with the place of what is no JSON */
function readJson(text: string, name: string): unknown {
  JSON.parse(text);
  return parseJson(text, name);
}

async function importModule(file: string): Promise<unknown> {
  // Loaded only here: most runs have no config that is a module.
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

/** Where a config outside of this package finds `defineConfig`: in the sources, or in the built package. */
function self(): string {
  const { dirname: folder, filename } = import.meta;
  return filename.endsWith('.ts') ? join(folder, 'define.ts') : join(packageRoot(), 'dist/define.js');
}
