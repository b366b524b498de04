import type { Assertion } from '../../generated/case-table.ts';
import type { ExpectedMember } from '../contract/result.ts';

/** What an assertion of the table asks for, with its placeholders as they are. */
export function describeAssertion(assertion: Assertion): string {
  const order = assertion.exactly === undefined ? '' : ', in any order';
  return `${describeMember(assertion, JSON.stringify)}${order}`;
}

type Described = Partial<Omit<ExpectedMember, 'some' | 'none' | 'items' | 'once' | 'between'>> &
  Pick<Assertion, 'sameAs' | 'of' | 'isoOf' | 'refused'> & {
    some?: object;
    none?: object;
    items?: object[];
    once?: object;
    between?: string | number[];
  };

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
    items,
    once,
    between,
    atLeast,
    sameAs,
    of,
    isoOf,
    refused,
  }: Described,
  show: (value: unknown) => string,
): string {
  if (refused) return `refused with ${refused.join(' or ')}`;
  if (absent === 'unset') return `no ${path}`;
  if (absent === 'omitted') return `no key ${path} in the body`;
  if (some) return `${path} with ${show(some)}`;
  if (none) return `${path} without ${show(none)}`;
  if (items) return `${path} with exactly ${show(items)}`;
  if (once) return `${path} with ${show(once)} once`;
  if (sameAs && of) return `${path} with the same item ${show(of)} as in ${sameAs}`;
  if (sameAs) return `${path || 'the same answer'} as in ${sameAs}`;
  if (typeof between === 'string') return `${path} while ${between} was answered`;
  if (between) return `${path} from ${show(between[0])} to ${show(between[1])}`;
  if (atLeast !== undefined) return `${path} of at least ${show(atLeast)}`;
  if (isoOf) return `${path} as text of ${isoOf}`;
  if (exactly !== undefined) return `${path} = ${show(exactly)}`;
  return `${path} = ${show(equals)}${optional ? ' or none' : ''}`;
}
