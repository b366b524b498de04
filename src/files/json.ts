import { isTooDeep } from '../contract/answer.ts';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf } from '../text/reason.ts';

/** Deeper than any report; what walks over many more runs out of stack. */
const MOST_LEVELS = 200;

/** @throws CannotJudge naming the place that isn't JSON, or has a key twice, of which JSON.parse would read the last */
export function parseJson(text: string, where: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CannotJudge(`${where} can't be read as JSON (${reasonOf(error)}).`);
  }
  if (isTooDeep(text, MOST_LEVELS)) throw new CannotJudge(`${where} has more than ${MOST_LEVELS} levels.`);
  const twice = keyTwice(text);
  if (twice !== undefined) throw new CannotJudge(`${where} has the key ${JSON.stringify(twice)} twice.`);
  return value;
}

/** The first key that an object of a JSON text has twice, however it is escaped. */
function keyTwice(text: string): string | undefined {
  const open: Set<string>[] = [];
  // Whole strings, so that no brace inside counts. A string before a colon is a key of the innermost object.
  for (const [token, string, colon] of text.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const key = JSON.parse(string) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
