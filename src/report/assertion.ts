import type { Assertion } from '../../generated/case-table.ts';
import type { ExpectedMember } from '../contract/result.ts';

/** What an assertion of the table asks for, with its placeholders as they are. */
export function describeAssertion(assertion: Assertion): string {
  const order = assertion.exactly === undefined ? '' : ', in any order';
  return `${describeMember(assertion, JSON.stringify)}${order}`;
}

/** What must be found in a response. `show` writes a value. */
export function describeMember(
  {
    path = '',
    equals,
    optional,
    absent,
    some,
    none,
    exactly,
  }: Partial<Omit<ExpectedMember, 'some' | 'none'>> & { some?: object; none?: object },
  show: (value: unknown) => string,
): string {
  if (absent === 'unset') return `no ${path}`;
  if (absent === 'omitted') return `no key ${path} in the body`;
  if (some) return `${path} with ${show(some)}`;
  if (none) return `${path} without ${show(none)}`;
  if (exactly !== undefined) return `${path} = ${show(exactly)}`;
  return `${path} = ${show(equals)}${optional ? ' or none' : ''}`;
}
