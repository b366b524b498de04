import type { Shape } from './spec.ts';

const SCALARS: Readonly<Record<string, Shape>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  number: { type: 'number' },
  integer: { type: 'number', format: 'integer' },
  long: { type: 'number', format: 'long' },
  float: { type: 'number', format: 'float' },
  double: { type: 'number', format: 'double' },
  timestamp: { type: 'timestamp' },
  'base64-encoded binary data object': { type: 'blob' },
  'json value': { type: 'document' },
};

/**
 * Reads the words for a type: `String`, `Tag object`, `Array of arrays of strings`, `String to array of strings map`.
 * @returns undefined for words that name no type
 */
export function shapeOf(words: string): Shape | undefined {
  const scalar = SCALARS[words.toLowerCase()];
  if (scalar !== undefined) return scalar;
  const items = /^arrays? of (.+)$/i.exec(words)?.[1];
  if (items !== undefined) return within('list', 'items', singular(items));
  const entries = /^\w+ to (.+) map$/i.exec(words)?.[1];
  if (entries !== undefined) return within('map', 'entries', entries);
  const structure = /^(\w+) object$/.exec(words)?.[1];
  return structure === undefined ? undefined : { type: 'structure', structure };
}

/** Only the innermost type has its plural at the end: `arrays of strings`. */
function singular(words: string): string {
  return /^arrays of /i.test(words) ? words : words.replace(/s$/, '');
}

function within(type: 'list' | 'map', key: 'items' | 'entries', words: string): Shape | undefined {
  const inner = shapeOf(words);
  return inner && { type, [key]: inner.structure ?? inner };
}
