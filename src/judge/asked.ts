import type { Assertion } from '../../generated/case-table.ts';

/** The parts of an assertion that say what it asks for, with or without their placeholders filled. */
type Parts = Pick<Assertion, 'path' | 'equals' | 'optional' | 'absent' | 'some' | 'none' | 'exactly'>;
export type Asked = { [part in keyof Parts]?: unknown };

/** What an assertion asks for, in words. `show` writes a value. */
export function sayAsked(
  { path = '', equals, optional, absent, some, none, exactly }: Asked,
  show: (value: unknown) => string,
): string {
  if (absent === 'unset') return `no ${path}`;
  if (absent === 'omitted') return `no key ${path} in the body`;
  if (some) return `${path} with ${show(some)}`;
  if (none) return `${path} without ${show(none)}`;
  if (exactly !== undefined) return `${path} = ${show(exactly)}`;
  return `${path} = ${show(equals)}${optional ? ' or none' : ''}`;
}
