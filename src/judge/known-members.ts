import { KNOWN_MEMBERS, type KnownMembers } from '../../generated/known-members.ts';
import type { Exchange } from '../contract/exchange.ts';

/**
 * An exchange with the members of its success that the documents have, at every depth. An SDK drops the others, and what
 * travelled in the wire lane must not be judged more strictly. The answer itself stays whole: what it has beside is reported from there.
 */
export function withKnownMembers<T extends Exchange>(exchange: T): T {
  const { seen, operation } = exchange;
  const known = Object.hasOwn(KNOWN_MEMBERS, operation) ? KNOWN_MEMBERS[operation] : undefined;
  if (seen.kind !== 'accepted' || known === undefined) return exchange;
  return { ...exchange, seen: { ...seen, output: knownOf(seen.output, known) as Record<string, unknown> } };
}

/** What is of another type than the documents say stays as it is: that is for the checks to tell. */
function knownOf(value: unknown, known: KnownMembers): unknown {
  if (known === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return 'list' in known ? value.map((item) => knownOf(item, known.list)) : value;
  if (!('members' in known)) return value;
  const { members } = known;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const below = Object.hasOwn(members, name) ? members[name] : undefined;
      return below === undefined ? [] : [[name, knownOf(inner, below)]];
    }),
  );
}
