import type { CheckResult, ExpectedMember } from '../../contract/result.ts';
import { matches } from '../../contract/template.ts';
import type { Cause } from './cause.ts';

type Members = Readonly<Record<string, unknown>>;

/** What is wrong with members of an answer: the same cause for the same member, whichever operation answers with it. */
export function memberCauses({ check, expected, actual, operation }: CheckResult): Cause[] {
  // An answer that lacks what a later one is compared with has lost it.
  if (expected.kind === 'captured') return [losing(expected.member ?? expected.path)];
  if (expected.kind !== 'member') return [];
  const name = lastOf(expected.path);
  if (actual.kind === 'items') {
    if (expected.none) return [unwantedEntry(check, name, expected.none as Members)];
    return itemCauses(expected, actual.items, operation);
  }
  if (actual.kind !== 'value') return [];
  const { value } = actual;
  if (expected.absent) return [unwanted(name, value)];
  if (expected.some || expected.none) return [{ kind: 'unlisted', subject: operation, got: 'no list' }];
  const wanted = 'exactly' in expected ? expected.exactly : (expected.items ?? expected.equals);
  if (!isMembers(wanted) || !isMembers(value)) return differing(name, wanted, value);
  return [{ kind: 'changes', subject: changedMembers(wanted, value).join(', '), got: 'another value' }];
}

/** The members in which an answer differs from what it was before; none where one of them has no members. */
export function changedIn(before: unknown, value: unknown): string[] {
  return isMembers(before) && isMembers(value) ? changedMembers(before, value) : [];
}

/** A member of members counts by those. */
function changedMembers(before: Members, value: Members): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(value)])];
  const text = (one: unknown) => JSON.stringify(one ?? null);
  return names
    .filter((name) => text(before[name]) !== text(value[name]))
    .flatMap((name) => {
      const [was, is] = [before[name], value[name]];
      return isMembers(was) && isMembers(is) ? changedMembers(was, is) : [name];
    });
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The check that a refused request left nothing. */
export const NOTHING_LEFT = 'no-trail-left';

/** An entry of a list that must not be there: as a whole, or with the members that it has. */
function unwantedEntry(check: string, list: string, none: Members): Cause {
  if (check === NOTHING_LEFT) return { kind: 'leaves-behind', subject: '', got: 'a resource' };
  const members = Object.keys(none).filter((member) => !IDENTITIES.includes(member));
  if (members.length > 0) return { kind: 'value', subject: members.join(', '), got: 'another value' };
  return { kind: 'value', subject: list, got: 'more entries' };
}

function itemCauses({ some }: ExpectedMember, items: readonly unknown[], operation: string): Cause[] {
  // Several that are equally close differ in different members; one of them is enough to see what is wrong.
  const [closest] = items as readonly (Members | null)[];
  const wanted = Object.entries((some ?? {}) as Members);
  const wrong = wanted.filter(([member, value]) => !matches(value, closest?.[member]));
  const isOther = closest === undefined || wrong.some(([member]) => member === 'Name');
  if (isOther) return [{ kind: 'unlisted', subject: operation, got: 'nothing' }];
  return wrong.flatMap(([member, value]) => differing(member, value, closest?.[member]));
}

/** A member that is wrong: missing, or with another value. Only values that are the same in every run tell causes apart. */
function differing(name: string, expected: unknown, value: unknown): Cause[] {
  if (value === undefined || value === null || value === '') return [losing(name)];
  if (Array.isArray(value)) return value.length === 0 ? [losing(name)] : differingList(name, expected, value);
  // What must be empty, and may be left out for that, is one that must not be there.
  if (expected === '') return [unwanted(name, value)];
  // The member doesn't matter: whoever keeps one boolean as text keeps them all so.
  if (typeof value === 'string' && typeof expected === 'boolean') return [TEXT_FOR_BOOLEAN];
  const isPlain = typeof value === 'boolean' && typeof expected === 'boolean';
  if (!isPlain) return [{ kind: 'value', subject: name, got: 'another value' }];
  return [{ kind: 'value', subject: name, expected: `${expected}`, got: `${value}` }];
}

const TEXT_FOR_BOOLEAN: Cause = { kind: 'value', subject: 'a boolean', got: 'text' };

/** A list with entries too many, too few, or others; an entry fits where it has the members that are expected of it. */
function differingList(name: string, expected: unknown, values: readonly unknown[]): Cause[] {
  const other: Cause = { kind: 'value', subject: name, got: 'another value' };
  if (!Array.isArray(expected)) return [other];
  const wanted: readonly unknown[] = expected;
  const missing = wanted.filter((one) => !values.some((value) => hasMembers(one, value)));
  const added = values.filter((value) => !wanted.some((one) => hasMembers(one, value)));
  // The same entry with another value is wrong in that, not in whether it is there.
  const changed = missing.flatMap((one) => {
    const same = added.find((value) => isSameEntry(one, value));
    return isMembers(one) && isMembers(same) ? [{ one, same }] : [];
  });
  const lost = missing.filter((one) => !changed.some((pair) => pair.one === one));
  const strange = added.filter((value) => !changed.some((pair) => pair.same === value));
  // One entry twice.
  const more = strange.length > 0 || (missing.length === 0 && values.length > wanted.length);
  return [
    ...changed.flatMap(({ one, same }) =>
      // A tag has no members of its own to be wrong.
      'Key' in one
        ? [other]
        : wrongMembers(one, same).flatMap((member) => differing(member, one[member], same[member])),
    ),
    ...(lost.length > 0 && strange.length === 0 ? [{ ...losing(name), got: 'fewer entries' }] : []),
    ...(more ? [{ ...other, got: lost.length > 0 ? 'other entries' : 'more entries' }] : []),
  ];
}

/** The members that tell one entry of a list from another. */
const IDENTITIES = ['TrailARN', 'Name', 'ResourceId', 'Key'];

function isSameEntry(one: unknown, other: unknown): boolean {
  if (!isMembers(one) || !isMembers(other)) return false;
  const [identity] = IDENTITIES.filter((member) => member in one && member in other);
  return identity !== undefined && matches(one[identity], other[identity]);
}

function wrongMembers(wanted: Members, value: Members): string[] {
  return Object.keys(wanted).filter((member) => !matches(wanted[member], value[member]));
}

function hasMembers(wanted: unknown, value: unknown): boolean {
  if (!isMembers(wanted) || !isMembers(value)) return matches(wanted, value);
  return Object.entries(wanted).every(([member, one]) => matches(one, value[member]));
}

function losing(name: string): Cause {
  return { kind: 'loses', subject: name, got: 'nothing' };
}

/** A member that must not be there. */
function unwanted(name: string, value: unknown): Cause {
  return value === null
    ? { kind: 'sends-null', subject: '', got: 'null' }
    : { kind: 'extra', subject: name, got: value === '' ? 'an empty text' : 'a value' };
}

/** The member at the end of a path; numbers are places in a list. */
export function lastOf(path: string): string {
  return path.split('.').findLast((part) => !/^\d*$/.test(part)) ?? path;
}
