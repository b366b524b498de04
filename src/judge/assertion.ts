import type { Assertion } from '../../generated/case-table.ts';
import { parseObject } from '../contract/answer.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { CheckResult } from '../contract/result.ts';
import { fill, matches, type Scope, UndefinedPlaceholder } from '../contract/template.ts';
import { show, showOutcome } from '../text/show.ts';
import { sayAsked } from './asked.ts';

/** Judges one assertion of the table on one exchange. An exchange that wasn't accepted fulfils none. */
export function judgeAssertion(assertion: Assertion, exchange: Exchange, scope: Scope): CheckResult {
  const { check, level, provenance } = assertion;
  const { seen } = exchange;
  const found =
    seen.kind === 'accepted'
      ? orUndefined(assertion.path ?? '', () => evaluate(assertion, seen.output, exchange, scope))
      : { holds: false, expected: 'an accepted request', actual: showOutcome(exchange) };
  const documented = provenance.filter(({ kind }) => kind === 'documented').map(({ source }) => source);
  const clauses = [...new Set([...documented, ...(assertion.clauses ?? [])])];
  return { id: check, level, ...found, role: exchange.role, provenance, clauses };
}

type Found = Pick<CheckResult, 'holds' | 'expected' | 'actual'>;

/** What an earlier answer should have given and didn't can't be met by this one. */
function orUndefined(path: string, found: () => Found): Found {
  try {
    return found();
  } catch (error) {
    if (!(error instanceof UndefinedPlaceholder)) throw error;
    const [step = '', member] = error.expression.split('.');
    const gave = step === 'response' ? 'the answer to the request' : `the answer to the step ${step}`;
    return {
      holds: false,
      expected: `${path} as ${gave} had it`,
      actual: `${gave} had no ${member ?? 'such member'}, so there is nothing to compare with`,
    };
  }
}

function evaluate(
  assertion: Assertion,
  output: Record<string, unknown>,
  exchange: Exchange,
  scope: Scope,
): Found {
  const { path = '', absent, optional = false } = assertion;
  const { equals, some, none, exactly } = fill(whatOf(assertion), scope) as ReturnType<typeof whatOf>;
  const expected = sayAsked({ path, equals, optional, absent, some, none, exactly }, show);
  const actual = at(output, path);
  const isUnset = actual === undefined || actual === null;
  if (absent === 'unset') return { holds: isUnset, expected, actual: show(actual) };
  if (absent === 'omitted') {
    const onWire = at(parseObject(exchange.answer?.body ?? '') ?? {}, path);
    return { holds: onWire === undefined, expected, actual: show(onWire) };
  }
  const members = some ?? none;
  if (members) return { expected, ...evaluateList(actual, members, some !== undefined) };
  if (exactly !== undefined) {
    const items = exactly as Members[];
    return { holds: sameItems(items, isUnset ? [] : actual), expected, actual: show(actual) };
  }
  return { holds: (optional && isUnset) || matches(equals, actual), expected, actual: show(actual) };
}

/** The parts of an assertion that may have placeholders. */
function whatOf({ equals, some, none, exactly }: Assertion) {
  return { equals, some, none, exactly };
}

type Members = Record<string, unknown>;

/** Whether an item with these members is in a list, or none is. */
function evaluateList(actual: unknown, members: Members, isSome: boolean): Omit<Found, 'expected'> {
  if (!Array.isArray(actual)) return { holds: false, actual: show(actual) };
  // A target may put null where an item should be.
  const items = actual as (Members | null)[];
  const agreeing = (item: Members | null) =>
    Object.entries(members).filter(([key, value]) => matches(value, item?.[key])).length;
  const isThere = items.some((item) => agreeing(item) === Object.keys(members).length);
  // Others' items agree in a member or two: shown, they would hide the one that matters.
  const most = Math.max(0, ...items.map(agreeing));
  const near = most === 0 ? [] : items.filter((item) => agreeing(item) === most);
  return { holds: isThere === isSome, actual: near.length > 0 ? show(near) : 'no such item' };
}

/** Whether a list has these items and no other, in any order. */
function sameItems(expected: readonly Members[], actual: unknown): boolean {
  if (!Array.isArray(actual) || actual.length !== expected.length) return false;
  const left = actual.map(withoutEmpty);
  return expected.every((item) => {
    const at = left.findIndex((other) => matches(withoutEmpty(item), other));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

/** A member that is empty and one that is not there say the same of an item. */
function withoutEmpty(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => !['', null, undefined].includes(value)),
  );
}

/** The value at a path with dots between levels. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
      ? (inner as Members)[key]
      : undefined;
  }, value);
}
