import type { Line } from './lines.ts';

/** Words without quotes in a syntax block, as AWS writes them. */
const BARE = /([[:]\s*)(boolean|number|blob|JSON value)(?!\w)/g;

/**
 * Reads the lines of a syntax block as JSON, with the bare words for types in quotes.
 * @throws SyntaxError when it isn't JSON
 */
export function parseBlock(lines: readonly Line[]): unknown {
  const block = lines.map((line) => line.text).join(' ');
  return JSON.parse(block.replace(BARE, '$1"$2"'));
}

/** The names that a syntax block shows outermost; none where it can't be read. */
export function namesShown(lines: readonly Line[]): Set<string> {
  try {
    const block = parseBlock(lines);
    return new Set(typeof block === 'object' && block !== null ? Object.keys(block) : []);
  } catch {
    return new Set();
  }
}
