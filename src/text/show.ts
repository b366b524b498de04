import type { Answered } from '../contract/result.ts';

/** The beginning of a long text, and how long it was. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

/** A value as one short line for a person. */
export function show(value: unknown, longest = 160): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return cut(text, longest);
}

/** What came back of a request, in a few words: `400 InvalidTrailNameException`. */
export function describeAnswer(answer: Answered): string {
  const status = 'status' in answer ? `${answer.status} ` : '';
  switch (answer.kind) {
    case 'accepted':
      return `${status}accepted`;
    case 'rejected':
      return `${status}${answer.code}`;
    case 'unreadable':
      return `${status}unreadable answer (${answer.reason})`;
    case 'no-answer':
      return `no answer (${answer.reason})`;
  }
}
