import type { Exchange } from '../contract/exchange.ts';

/** The beginning of a long text, and how long it was. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

/** A value as one short line for a person. */
export function show(value: unknown, longest = 160): string {
  return value === undefined ? 'nothing' : cut(JSON.stringify(value) ?? String(value), longest);
}

/** What came of an exchange, in a few words: `400 InvalidTrailNameException`. */
export function showOutcome({ answer, seen }: Pick<Exchange, 'answer' | 'seen'>): string {
  const status = answer ? `${answer.status} ` : '';
  switch (seen.kind) {
    case 'accepted':
      return `${status}accepted`;
    case 'rejected':
      return `${status}${seen.code}`;
    case 'unreadable':
      return `${status}unreadable answer (${seen.reason})`;
    case 'no-answer':
      return `no answer (${seen.reason})`;
  }
}
