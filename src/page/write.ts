import { replaceFile } from '../files/write.ts';
import type { Spec } from './spec.ts';

/** The keys of the spec in the order in which they are written. Keys that are names (of structures, of counts) follow in alphabetical order. */
const KEY_ORDER = [
  '$schema formatVersion service operation source request structures response errors id section',
  'member ordinal label sha256 kind name type items required requiredWith default status',
  'deprecated retired members limits rules value chars start end minLength maxLength minItems',
  'maxItems examples clause clauses',
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
 * Writes the spec into an existing folder.
 * @throws CannotJudge with the reason of the file system; the old file is unchanged
 */
export function writeSpec(file: string, spec: Spec): Promise<void> {
  return replaceFile(file, serializeSpec(spec));
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
