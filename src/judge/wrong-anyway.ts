import type { Assertion } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import type { Captured } from '../contract/template.ts';
import { judgeAssertion } from './assertion.ts';
import { at } from './at.ts';

/**
 * What an ordinary request of the same run shows to be wrong as well: that is not what a case is about, and other cases
 * judge it.
 */
export interface WrongAnyway {
  /** Members of the response. */
  response: ReadonlySet<string>;
  /** Assertion on a read without what is wrong anyway; undefined where nothing is left of it. */
  ofRead(call: string, assertion: Assertion): Assertion | undefined;
}

/** Looks at the control of a case and at the reads after it. Without a control, or with a refused one, nothing is wrong anyway. */
export function wrongAnyway({ control }: BoundCase, { exchanges }: Recording): WrongAnyway {
  const exchange = exchanges.find(({ role }) => role === 'control');
  if (!control?.assertions || exchange?.seen.kind !== 'accepted')
    return { response: new Set(), ofRead: (_, assertion) => assertion };
  const captured: Captured = { request: exchange.input ?? {}, response: exchange.seen.output };
  const failed = control.assertions.filter((one) => !judgeAssertion(one, exchange, captured).passed);
  const response = new Set(failed.flatMap(({ path }) => path ?? []));
  const reads = exchanges.filter(({ role }) => role === 'control-probe');
  const wrong = new Map<string, ReadonlySet<string> | 'all'>();
  for (const [index, { call, assertions }] of (control.probes ?? []).entries())
    for (const one of assertions) wrong.set(keyOf(call, one), wrongIn(one, reads[index], captured));
  return {
    response,
    ofRead(call, assertion) {
      const there = wrong.get(keyOf(call, assertion)) ?? new Set();
      return there === 'all' ? undefined : withoutMembers(assertion, new Set([...response, ...there]));
    },
  };
}

const keyOf = (call: string, { check }: Assertion) => `${call} ${check}`;

/** The members that a read after the control shows wrongly; `all` where it doesn't show the trail or the list at all. */
function wrongIn(
  assertion: Assertion,
  read: Exchange | undefined,
  captured: Captured,
): ReadonlySet<string> | 'all' {
  if (read?.seen.kind !== 'accepted' || judgeAssertion(assertion, read, captured).passed) return new Set();
  const { some } = assertion;
  if (!some) return 'all';
  const isThere = (members: Record<string, unknown>) =>
    judgeAssertion({ ...assertion, some: members }, read, captured).passed;
  const [name, ...others] = Object.entries(some);
  if (!name || !Array.isArray(at(read.seen.output, assertion.path ?? ''))) return 'all';
  if (!isThere(Object.fromEntries([name]))) return 'all';
  return new Set(
    others.filter((member) => !isThere(Object.fromEntries([name, member]))).map(([member]) => member),
  );
}

/** An assertion that an item of a list is there, without some of its members. */
function withoutMembers(assertion: Assertion, members: ReadonlySet<string>): Assertion {
  if (!assertion.some || members.size === 0) return assertion;
  const left = Object.entries(assertion.some).filter(([member]) => !members.has(member));
  return { ...assertion, some: Object.fromEntries(left) };
}
