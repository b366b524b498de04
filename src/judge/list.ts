import type { CheckResult } from '../contract/result.ts';
import { matches } from '../contract/template.ts';

/** The part of a check that comes of comparing values. */
export type Found = Pick<CheckResult, 'passed' | 'expected' | 'actual'>;

type Members = Record<string, unknown>;

/** Whether a list has an item with these members, or has none. */
export function evaluateList(actual: unknown, members: Members, isWanted: boolean): Omit<Found, 'expected'> {
  if (!Array.isArray(actual)) return { passed: false, actual: { kind: 'value', value: actual } };
  // A target may put null where an item should be.
  const items = actual as (Members | null)[];
  const agreeing = (item: Members | null) =>
    Object.entries(members).filter(([key, value]) => matches(value, item?.[key])).length;
  const isThere = items.some((item) => agreeing(item) === Object.keys(members).length);
  // Items of others agree in a member or two: shown, they would hide the one that matters.
  const most = Math.max(0, ...items.map(agreeing));
  const closest = most === 0 ? [] : items.filter((item) => agreeing(item) === most);
  return { passed: isThere === isWanted, actual: { kind: 'items', items: closest } };
}

/** How many items of a list have these members. */
export function countOf(actual: unknown, members: Members): number {
  return Array.isArray(actual) ? actual.filter((item) => hasMembers(item, members)).length : 0;
}

/** Whether a list has as many items as there are wanted ones, and each of those is one of its own. */
export function hasItems(actual: unknown, wanted: readonly Members[]): boolean {
  return isPaired(wanted, actual, (members, item) => hasMembers(item, members));
}

/** Whether each wanted item has an item of its own in a list, and none is left. */
function isPaired(
  wanted: readonly Members[],
  actual: unknown,
  fits: (wanted: Members, item: Members | null) => boolean,
): boolean {
  if (!Array.isArray(actual) || actual.length !== wanted.length) return false;
  const rest = [...(actual as (Members | null)[])];
  return wanted.every((one) => {
    const place = rest.findIndex((item) => fits(one, item));
    if (place < 0) return false;
    rest.splice(place, 1);
    return true;
  });
}

/** The first item of a list with these members; the whole value where there are none to look for. */
export function itemOf(actual: unknown, members: Members | undefined): unknown {
  if (!members) return actual;
  return Array.isArray(actual) ? actual.find((item) => hasMembers(item, members)) : undefined;
}

function hasMembers(item: Members | null | undefined, members: Members): boolean {
  return Object.entries(members).every(([key, value]) => matches(value, item?.[key]));
}

/** Whether a list has these items and no others, in any order. */
export function isSameList(expected: unknown, actual: unknown): boolean {
  const wanted = expected as readonly Members[];
  return isPaired(wanted, actual, (one, item) => matches(withoutEmpty(one), withoutEmpty(item)));
}

/** An empty member of an item means the same as a missing one. */
function withoutEmpty(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => !['', null, undefined].includes(value)),
  );
}
