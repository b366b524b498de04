import { type Captured, UndefinedPlaceholder } from '../contract/template.ts';

/** Whether two values are the same all the way down. The items of a list may be in another order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => [JSON.stringify(inOrder(item)) ?? '', inOrder(item)] as const);
    return items.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  // What is null in a message is absent for who reads it through an SDK, and the two calls may travel in different lanes.
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]),
  );
}

/** A value without some of its members. */
export function without(value: unknown, members: readonly string[]): unknown {
  if (members.length === 0 || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !members.includes(key)));
}

/** Seconds that the clocks of a target may be off, and that a service may need between two of its parts. */
const TOLERANCE_SECONDS = 2;

/** The time from the sending of a call to its answer by the target's clock, in seconds since 1970. @throws UndefinedPlaceholder */
export function timesOf(call: string, captured: Captured): [from: number, to: number] {
  const { sent, answered } = captured[timesName(call)] ?? {};
  if (typeof sent !== 'number' || typeof answered !== 'number') throw new UndefinedPlaceholder(call);
  return [sent - TOLERANCE_SECONDS, answered + TOLERANCE_SECONDS];
}

/** The name under which the times of a call are captured; no step can have it. */
export function timesName(call: string): string {
  return `times of ${call}`;
}

/** `2026-11-27T06:00:00Z` */
export function isoSecond(seconds: number): string | undefined {
  const date = new Date(Math.floor(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
