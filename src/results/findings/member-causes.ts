import type { CheckResult, ExpectedMember } from '../../contract/result.ts';
import { matches } from '../../contract/template.ts';
import type { Cause } from './cause.ts';

type Members = Readonly<Record<string, unknown>>;

/** What is wrong with members of an answer: the same cause for the same member, whichever operation answers with it. */
export function memberCauses({ expected, actual, operation }: CheckResult): Cause[] {
  // An answer that lacks what a later one is compared with has lost it.
  if (expected.kind === 'captured') return [losing(expected.member ?? expected.path)];
  if (expected.kind !== 'member') return [];
  const name = lastOf(expected.path);
  if (actual.kind === 'items') return itemCauses(expected, actual.items, operation);
  if (actual.kind !== 'value') return [];
  const { value } = actual;
  if (expected.absent) return [unwanted(name, value)];
  if (expected.some || expected.none) return [{ kind: 'unlisted', subject: operation, got: 'no list' }];
  const wanted = 'exactly' in expected ? expected.exactly : expected.equals;
  if (!isMembers(wanted) || !isMembers(value)) return [differing(name, wanted, value)];
  return [{ kind: 'changes', subject: changedMembers(wanted, value).join(', '), got: 'another value' }];
}

/** The members in which an answer differs from what it was before; a member of members counts by those. */
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

function itemCauses({ some, none }: ExpectedMember, items: readonly unknown[], operation: string): Cause[] {
  if (none) return [{ kind: 'leaves-behind', subject: '', got: 'a resource' }];
  // Several that are equally close differ in different members; one of them is enough to see what is wrong.
  const [closest] = items as readonly (Members | null)[];
  const wanted = Object.entries((some ?? {}) as Members);
  const wrong = wanted.filter(([member, value]) => !matches(value, closest?.[member]));
  const isOther = closest === undefined || wrong.some(([member]) => member === 'Name');
  if (isOther) return [{ kind: 'unlisted', subject: operation, got: 'nothing' }];
  return wrong.map(([member, value]) => differing(member, value, closest?.[member]));
}

/** A member that is wrong: missing, or with another value. Only values that are the same in every run tell causes apart. */
function differing(name: string, expected: unknown, value: unknown): Cause {
  if (value === undefined || value === null || value === '') return losing(name);
  if (Array.isArray(value) && value.length === 0) return losing(name);
  const isPlain = typeof value === 'boolean' && typeof expected === 'boolean';
  if (!isPlain) return { kind: 'value', subject: name, got: 'another value' };
  return { kind: 'value', subject: name, expected: `${expected}`, got: `${value}` };
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
function lastOf(path: string): string {
  return path.split('.').findLast((part) => !/^\d*$/.test(part)) ?? path;
}
