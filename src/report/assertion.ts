import type { Assertion } from '../../generated/case-table.ts';

/** What an assertion asks for, in words, with the placeholders as the table has them. */
export function sayAssertion({
  path = '',
  equals,
  optional,
  absent,
  some,
  none,
  exactly,
}: Assertion): string {
  if (absent === 'unset') return `no ${path}`;
  if (absent === 'omitted') return `no key ${path} in the body`;
  if (some) return `${path} with ${JSON.stringify(some)}`;
  if (none) return `${path} without ${JSON.stringify(none)}`;
  if (exactly !== undefined) return `${path} = ${JSON.stringify(exactly)}, in any order`;
  return `${path} = ${JSON.stringify(equals)}${optional ? ' or none' : ''}`;
}
