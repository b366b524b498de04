import { REDACTED } from '../redact/patterns.ts';
import { canonicalJson } from './canonical.ts';

/**
 * Whether two readings of one recorded text agree. They are the same, as a rule. But a recording is redacted text by text:
 * what stood escaped in `text` may have been left there, and taken out of what was read of it. So where it has escapes, or
 * something was taken out of it, any two accounts agree, and what was taken out agrees with anything.
 */
export function agree(one: unknown, other: unknown, text: string): boolean {
  const [a, b] = [canonicalJson(asWritten(one)), canonicalJson(asWritten(other))];
  if (a === b) return true;
  if (!text.includes('\\') && !text.includes(REDACTED)) return false;
  const [looseA, looseB] = [anyAccount(a), anyAccount(b)];
  return fits(looseA, looseB) || fits(looseB, looseA);
}

/** The same with one number in the place of all. */
export function withoutNumbers(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === 'number' ? 0 : inner));
}

/** JSON in whose numbers accounts were masked, as JSON again: a mask may begin with zeros, a number must not. */
export function restoreNumbers(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|\b0+(?=\d+\b)/g, (found) => (found[0] === '"' ? found : ''));
}

/** As it comes out of the file of a recording. */
function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

function anyAccount(text: string): string {
  return text.replace(/\d{12}/g, '#');
}

/** Whether a text is the pattern, in which what was taken out stands for anything. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split(REDACTED);
  if (!text.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let place = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, place);
    if (found < 0) return false;
    place = found + part.length;
  }
  return text.length - last.length >= place && text.endsWith(last);
}
