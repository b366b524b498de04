import { existsSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { readText } from '../files/read.ts';
import { writeWhole } from '../files/write.ts';
import type { Spec } from './spec.ts';

/** The keys of the spec in the order in which they are written. Keys that are names (of structures, of counts) follow in alphabetical order. */
const KEY_ORDER = [
  '$schema formatVersion service operation source request structures response errors id section',
  'member part ordinal label sha256 plain package version kind name type format items entries structure union',
  'required requiredWith default status deprecated retired members limits pattern values rules value chars',
  'start end minLength maxLength minItems maxItems examples clause conditional clauses',
].flatMap((keys) => keys.split(' '));
/** The formatter writes short lists of words on one line up to this width. */
const LINE_WIDTH = 110;

/** The text of the spec file: keys in a fixed order, two spaces, final newline. The same spec gives the same bytes. */
export function serializeSpec(spec: Spec): string {
  return `${JSON.stringify(spec, orderKeys, 2).replace(
    /^( *(?:"[^"]*": )?)\[\n((?: *"[^"\n]*",?\n)+) *\](,?)$/gm,
    (whole: string, start: string, lines: string, comma: string) => {
      const short = `${start}[${lines.trim().replace(/,\n\s*/g, ', ')}]${comma}`;
      return short.length <= LINE_WIDTH ? short : whole;
    },
  )}\n`;
}

/**
 * Writes the spec into a file; its folder is created.
 * @throws CannotJudge when the file is the spec of another operation, or lies in an installed package, or can't be written;
 *   the old file is unchanged
 */
export async function writeSpec(file: string, spec: Spec): Promise<void> {
  const target = existsSync(file) ? realpathSync(file) : resolve(file);
  if (target.split(sep).includes('node_modules')) {
    throw new CannotJudge(
      `${file} belongs to an installed package, which would change under its users. Name another file with --out.`,
    );
  }
  const there = await operationIn(file);
  if (there !== undefined && there !== spec.operation) {
    throw new CannotJudge(
      `${file} is the spec of ${there}, not of ${spec.operation}. Name another file with --out.`,
    );
  }
  await writeWhole(file, serializeSpec(spec));
}

/** The operation of the spec in a file; undefined for a file that is missing or no spec. */
async function operationIn(file: string): Promise<string | undefined> {
  try {
    const { operation } = JSON.parse(await readText(file)) as { operation?: unknown };
    return typeof operation === 'string' ? operation : undefined;
  } catch {
    return undefined;
  }
}

function orderKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const rank = (key: string): number => {
    const at = KEY_ORDER.indexOf(key);
    return at === -1 ? KEY_ORDER.length : at;
  };
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)),
  );
}
