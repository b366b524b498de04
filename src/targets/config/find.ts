import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CannotJudge } from '../../contract/errors.ts';

const BASE = 'cloudtrail-conformance.config';

/** Formats that a config is read in, by the extension of its file. */
export const EXTENSIONS = ['.ts', '.mts', '.cts', '.mjs', '.js', '.cjs', '.json', '.yaml', '.yml'] as const;

/** The extensions in a sentence. */
export const EXTENSIONS_IN_WORDS = `${EXTENSIONS.slice(0, -1).join(', ')} or ${EXTENSIONS.at(-1)}`;

/** A name that somebody gave to a config, whether or not it is one that is read: another base, another format. */
const LIKELY =
  /^\.?cloudtrail[-_.]?conformance(?:[-_.]?(?:config|conf|rc)(?:\.\w+)?|\.(?:jsonc?|json5|ya?ml|toml|[cm]?[jt]s))$/i;

/** Entries that mark the root of a repository. */
const ROOT_MARKS = ['.git', '.hg', '.jj', '.svn'];

/**
 * The config file of a folder, else of the next folder above it that has one, up to the root of the repository. Outside of a
 * repository only the folder itself is searched: a config is code, and a parent folder may belong to somebody else.
 * @throws CannotJudge when a folder has several, or only one under a name that is not read: another target would be run
 */
export function findConfig(folder: string): string | undefined {
  for (const place of searched(folder)) {
    const likely = likelyIn(place);
    const found = likely.filter(isRead);
    const [config] = found;
    const same = likely.filter((file) => isRead(file) || file.startsWith(`${BASE}.`));
    if (config !== undefined && same.length > 1) {
      const names = same.map((file) => join(place, file));
      throw new CannotJudge(`There are several config files (${names.join(', ')}). Keep one of them.`);
    }
    if (config !== undefined) return join(place, config);
    const [unread] = likely;
    if (unread !== undefined) {
      throw new CannotJudge(
        `${shown(join(place, unread))} looks like a config file, but is not read under this name. Rename it to ${BASE} with the ending ${EXTENSIONS_IN_WORDS}.`,
      );
    }
  }
  return undefined;
}

/** A config file above the folder that {@link findConfig} does not reach, to name in a message. */
export function unreachedConfig(folder: string): string | undefined {
  const reached = searched(folder);
  for (const place of upwards(folder)) {
    const [config] = reached.includes(place) ? [] : likelyIn(place).filter(isRead);
    if (config !== undefined) return shown(join(place, config));
  }
  return undefined;
}

/** A path as the user would write it. */
export function shown(file: string): string {
  return relative(process.cwd(), file) || file;
}

function searched(folder: string): string[] {
  const all = upwards(folder);
  const root = all.findIndex((place) => ROOT_MARKS.some((mark) => existsSync(join(place, mark))));
  return all.slice(0, root + 1 || 1);
}

function upwards(folder: string): string[] {
  const above = dirname(resolve(folder));
  return [resolve(folder), ...(above === resolve(folder) ? [] : upwards(above))];
}

function likelyIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (!entry.isDirectory() && LIKELY.test(entry.name) ? [entry.name] : []));
  } catch {
    return []; // A folder that can't be listed has no config for this user.
  }
}

function isRead(file: string): boolean {
  return EXTENSIONS.some((extension) => file === `${BASE}${extension}`);
}
