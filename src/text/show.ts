import type { Exchange } from '../contract/exchange.ts';

const LONGEST = 160;

/** A value as one short line for a person. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
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
