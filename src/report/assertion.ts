import type { Assertion } from '../../generated/case-table.ts';
import { sayAsked } from '../judge/asked.ts';

/** What an assertion asks for, in words, with the placeholders as the table has them. */
export function sayAssertion(assertion: Assertion): string {
  const order = assertion.exactly === undefined ? '' : ', in any order';
  return `${sayAsked(assertion, JSON.stringify)}${order}`;
}
