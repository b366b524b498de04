import { type Document, type LineCounter, parseDocument } from 'yaml';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';

/** Deeper than any file that the suite reads; what walks over many more runs out of stack. */
const MOST_LEVELS = 100;
/** Longer than any file that a person writes. */
export const MOST_YAML_BYTES = 256 * 1024;

/**
 * A YAML document and its value.
 * @param where the file as the user would write it
 * @throws CannotJudge for one that is broken, has aliases that multiply, is inside itself, or is too deep
 */
export function parseYaml(
  text: string,
  where: string,
  lineCounter?: LineCounter,
): { document: Document.Parsed; value: unknown } {
  // Looked at before it is read, for which each level takes a part of the stack.
  if (text.length > MOST_YAML_BYTES || bracketsIn(text) > MOST_LEVELS) throw new CannotJudge(tooMuch(where));
  let document: Document.Parsed;
  let value: unknown;
  try {
    document = parseDocument(text, lineCounter ? { lineCounter } : {});
    if (document.errors.length === 0) value = document.toJS();
  } catch (error) {
    throw new CannotJudge(`${where} can't be read as YAML (${reasonOf(error)}).`);
  }
  const [broken] = document.errors;
  if (broken) throw new CannotJudge(`${where}: ${broken.message.split('\n')[0]?.replace(/:$/, '')}.`);
  if (levelsOf(value) > MOST_LEVELS) {
    throw new CannotJudge(tooMuch(where));
  }
  return { document, value };
}

/** How many levels a value has; no end for one that is inside itself. */
function levelsOf(value: unknown, known = new Map<object, number>()): number {
  if (typeof value !== 'object' || value === null) return 0;
  const before = known.get(value);
  if (before !== undefined) return before;
  known.set(value, Number.POSITIVE_INFINITY);
  let levels = 0;
  for (const inner of Object.values(value)) levels = Math.max(levels, levelsOf(inner, known));
  known.set(value, levels + 1);
  return levels + 1;
}

function tooMuch(where: string): string {
  return `${where} has more than ${MOST_LEVELS} levels or ${MOST_YAML_BYTES / 1024} KiB, or an alias inside of what it stands for.`;
}

/** How many brackets are open at once; those in texts count, too. */
function bracketsIn(text: string): number {
  let open = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[{\]}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, open);
  }
  return most;
}
