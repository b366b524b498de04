import type { Assertion, Operations, Probe } from '../../generated/case-table.ts';

/** The same read by another operation, for a target that does not serve the first; undefined where there is none. */
export function fallbackOf<T extends Probe>(probe: T, { get, nameMember }: Operations): T | undefined {
  if (!get?.fallback || probe.call !== get.call) return undefined;
  // The other operation answers about what is missing with a list, and without an error.
  if (probe.assertions.some(({ refused }) => refused)) return undefined;
  const { call, namesMember, path } = get.fallback;
  const elsewhere = (assertion: Assertion): Assertion =>
    assertion.path?.startsWith(`${get.path}.`)
      ? { ...assertion, path: path + assertion.path.slice(get.path.length) }
      : assertion;
  return {
    ...probe,
    call,
    input: { [namesMember]: [(probe.input as Record<string, unknown> | undefined)?.[nameMember]] },
    assertions: probe.assertions.map(elsewhere),
  };
}
