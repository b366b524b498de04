import type { Assertion } from '../../generated/case-table.ts';
import { parseObject } from '../contract/answer.ts';
import type { Exchange } from '../contract/exchange.ts';
import { answered, type CheckResult } from '../contract/result.ts';
import { type Captured, complete, matches, UndefinedPlaceholder } from '../contract/template.ts';
import { at } from './at.ts';
import { countOf, evaluateList, type Found, hasItems, isSameList, itemOf } from './list.ts';
import { isoSecond, isSame, timesOf, without } from './same.ts';

/** Judges one assertion of a bound case on one exchange. Only one about a refusal passes on an exchange that wasn't accepted. */
export function judgeAssertion(assertion: Assertion, exchange: Exchange, captured: Captured): CheckResult {
  const { check, level, provenance, refused } = assertion;
  const { seen, role, operation } = exchange;
  const found: Found =
    refused !== undefined
      ? compareRefusal(refused, exchange)
      : seen.kind === 'accepted'
        ? compareOrMissing(assertion.path ?? '', () => evaluate(assertion, seen.output, exchange, captured))
        : { passed: false, expected: { kind: 'accepted' }, actual: answered(exchange) };
  const documented = provenance.filter(({ kind }) => kind === 'documented').map(({ source }) => source);
  const clauses = [...new Set([...documented, ...(assertion.clauses ?? [])])];
  return { check, level, ...found, role, operation, provenance, clauses };
}

function compareRefusal(codes: string[], exchange: Exchange): Found {
  const { seen } = exchange;
  return {
    passed: seen.kind === 'rejected' && codes.includes(seen.code),
    expected: { kind: 'error', codes },
    actual: answered(exchange),
  };
}

/** A check fails where an earlier answer lacks the value to compare with. */
function compareOrMissing(path: string, compare: () => Found): Found {
  try {
    return compare();
  } catch (error) {
    if (!(error instanceof UndefinedPlaceholder)) throw error;
    const [step = '', member] = error.expression.split('.');
    const from = member === undefined ? { step } : { step, member };
    return {
      passed: false,
      expected: { kind: 'captured', path, ...from },
      actual: { kind: 'not-captured', ...from },
    };
  }
}

function evaluate(
  {
    path = '',
    absent,
    optional,
    sameAs,
    at: other = path,
    of,
    ignore = [],
    between,
    isoOf,
    ...assertion
  }: Assertion,
  output: Record<string, unknown>,
  { answer }: Exchange,
  captured: Captured,
): Found {
  const filled = complete(templatesOf(assertion), captured);
  const { some, none, items, once, atLeast } = filled;
  const expected = {
    kind: 'member' as const,
    path,
    ...filled,
    ...(optional ? { optional } : {}),
    ...(absent ? { absent } : {}),
  };
  const value = at(output, path);
  const isUnset = value === undefined || value === null;
  const actual = { kind: 'value' as const, value };
  if (absent === 'unset') return { passed: isUnset, expected, actual };
  if (absent === 'omitted') {
    const onWire = at(parseObject(answer?.body ?? '') ?? {}, path);
    return { passed: onWire === undefined, expected, actual: { kind: 'value', value: onWire } };
  }
  const unset = optional === true && isUnset;
  if (sameAs !== undefined) {
    const members = of && complete(of, captured);
    const before = itemOf(at(captured[sameAs], other), members);
    const equals = without(before, ignore);
    const found = without(itemOf(value, members), ignore);
    const hadNone = optional === true && (before === undefined || before === null);
    const { optional: _, ...set } = expected;
    return {
      passed: hadNone || isSame(equals, found),
      expected: { ...(hadNone ? expected : set), equals },
      actual: { kind: 'value', value: found },
    };
  }
  if (between !== undefined) {
    const [from, to] = timesOf(between, captured);
    const passed = unset || (typeof value === 'number' && value >= from && value <= to);
    return { passed, expected: { ...expected, between: [from, to] }, actual };
  }
  if (atLeast !== undefined) {
    const passed = unset || (typeof value === 'number' && typeof atLeast === 'number' && value >= atLeast);
    return { passed, expected, actual };
  }
  if (isoOf !== undefined) {
    const other = at(output, isoOf);
    const equals = typeof other === 'number' ? isoSecond(other) : undefined;
    return {
      passed: unset || (equals !== undefined && value === equals),
      expected: { ...expected, equals },
      actual,
    };
  }
  if (items) return { passed: hasItems(value, items), expected, actual };
  if (once) return { passed: countOf(value, once) === 1, expected, actual };
  const members = some ?? none;
  if (members) return { expected, ...evaluateList(value, members, some !== undefined) };
  if ('exactly' in filled) {
    return { passed: isSameList(filled.exactly, isUnset ? [] : value), expected, actual };
  }
  return { passed: unset || matches(filled.equals, value), expected, actual };
}

const TEMPLATES = ['equals', 'some', 'none', 'exactly', 'items', 'once', 'atLeast'] as const;

/** The parts of an assertion that may have placeholders, as far as it has them. */
function templatesOf(assertion: Pick<Assertion, (typeof TEMPLATES)[number]>): Pick<
  Assertion,
  'equals' | 'exactly' | 'atLeast'
> & {
  some?: Members;
  none?: Members;
  once?: Members;
  items?: Members[];
} {
  const parts = TEMPLATES.filter((part) => assertion[part] !== undefined);
  return Object.fromEntries(parts.map((part) => [part, assertion[part]]));
}

type Members = Record<string, unknown>;
