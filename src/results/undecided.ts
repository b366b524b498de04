import type { Assertion, Case, CaseTable } from '../../generated/case-table.ts';
import { operationOf } from '../contract/merge-tables.ts';
import { FIRST_OPERATION, isCreate } from '../contract/operations.ts';
import { type CaseResult, type CheckResult, failedChecks, type Missing } from '../contract/result.ts';

/** What a read gets wrong by itself: the value at a path, or all of it where the path is empty. */
interface Broken {
  path: string;
  cases: string[];
}

/**
 * The results with those left undecided that rest on a read which fails its own cases. Whether AddTags kept a tag can't be told
 * from a ListTags that shows no tags of any trail: that is a deviation of ListTags alone. A read that has shown the like anywhere in
 * the run is believed. CreateTrail is judged by what its own table reads, in a run as in a certificate.
 */
export function withUndecided(results: readonly CaseResult[], table: CaseTable): CaseResult[] {
  const cases = new Map(table.cases.map((testCase) => [testCase.id, testCase]));
  const broken = brokenReads(results, cases, table);
  if (broken.size === 0) return [...results];
  const shown = shownValues(results, cases);
  const fault = (check: CheckResult) => {
    const path = pathOf(check);
    const value = truthOf(check);
    return (broken.get(check.operation) ?? []).find(
      (one) =>
        isWithin(path, one.path) &&
        !shown.some(
          (seen) =>
            seen.operation === check.operation &&
            isWithin(seen.path, path) &&
            (value === undefined || seen.value === value),
        ),
    );
  };
  return results.map((result) => {
    const testCase = cases.get(result.id);
    const subject = testCase && operationOf(testCase, table);
    if (!testCase || subject === undefined || subject === FIRST_OPERATION) return result;
    const resting = restingOn(result, testCase, subject);
    const found = resting.flatMap((check) => {
      const one = fault(check);
      return one ? [{ check, one }] : [];
    });
    const [first] = found;
    // Another failing check is the operation's own.
    const isOnlyThis = failedChecks(result).every((failed) => found.some(({ check }) => check === failed));
    if (!first || !isOnlyThis) return result;
    const { check, one } = first;
    const witness: Missing = {
      kind: 'witness',
      name: check.operation,
      path: one.path,
      cases: one.cases.slice(0, MOST_NAMED),
    };
    return { ...result, outcome: 'untestable' as const, unmet: [witness] };
  });
}

/** Cases of a read that a reason names at most. */
const MOST_NAMED = 3;

/** The checks by which another operation shows what a success did, and after a refusal those that fail. */
function restingOn(
  { outcome, checks }: CaseResult,
  { expect }: Case,
  subject: string,
): readonly CheckResult[] {
  if (outcome !== 'pass' && outcome !== 'fail') return [];
  return checks.filter(
    ({ role, operation, level, passed }) =>
      role === 'probe' &&
      operation !== subject &&
      level !== 'info' &&
      // What a refusal is worth, the refusal itself shows.
      (expect.outcome === 'accepted' || !passed),
  );
}

/** By operation what it gets wrong in cases of its own whose steps do no more than create. */
function brokenReads(
  results: readonly CaseResult[],
  cases: ReadonlyMap<string, Case>,
  table: CaseTable,
): Map<string, Broken[]> {
  const all = new Map<string, Broken[]>();
  for (const result of results) {
    const testCase = cases.get(result.id);
    const name = testCase && operationOf(testCase, table);
    if (!testCase || name === undefined || table.subjects[name]?.effect !== 'reads') continue;
    const isAlone = testCase.before.every(({ call }) => isCreate(table, call) || call === name);
    if (result.outcome !== 'fail' || testCase.expect.outcome !== 'accepted' || !isAlone) continue;
    const own = all.get(name) ?? [];
    all.set(name, own);
    for (const check of failedChecks(result)) {
      if (check.role !== 'request' || check.level === 'wire') continue;
      const path = pathOf(check);
      const known = own.find((one) => one.path === path);
      if (known) known.cases.push(result.id);
      else own.push({ path, cases: [result.id] });
    }
  }
  return all;
}

interface Seen {
  operation: string;
  path: string;
  value: boolean | undefined;
}

/** What reads have shown rightly, where nothing at all would not have been right. */
function shownValues(results: readonly CaseResult[], cases: ReadonlyMap<string, Case>): Seen[] {
  return results.flatMap(({ id, checks }) => {
    const testCase = cases.get(id);
    const telling = new Set(testCase ? tellingAssertions(testCase) : []);
    return checks.flatMap((check): Seen[] => {
      const { operation, passed, check: name } = check;
      if (!passed || !telling.has(`${operation} ${name}`)) return [];
      return [{ operation, path: pathOf(check), value: truthOf(check) }];
    });
  });
}

function tellingAssertions({ operation = FIRST_OPERATION, expect, probes }: Case): string[] {
  const named = (call: string, assertions: readonly Assertion[] = []) =>
    assertions.filter(isTelling).map(({ check }) => `${call} ${check}`);
  return [
    ...named(operation, expect.assertions),
    ...probes.flatMap(({ call, assertions }) => named(call, assertions)),
  ];
}

/** Whether an answer with nothing in it would fail an assertion. */
function isTelling({
  equals,
  some,
  once,
  items,
  exactly,
  between,
  atLeast,
  optional,
  sameAs,
}: Assertion): boolean {
  if (optional || sameAs !== undefined) return false;
  const isFull = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
  return [equals, some, once, items, exactly, between, atLeast].some(isFull);
}

/** The path of a check without places in lists; empty where it is about the answer as such. */
function pathOf({ expected }: CheckResult): string {
  const path = expected.kind === 'member' || expected.kind === 'captured' ? (expected.path ?? '') : '';
  return path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
}

/** The value that a check asks for where there are only two: one of them is no evidence of the other. */
function truthOf({ expected }: CheckResult): boolean | undefined {
  return expected.kind === 'member' && typeof expected.equals === 'boolean' ? expected.equals : undefined;
}

/** Whether a path is another one or leads on from it. */
function isWithin(path: string, other: string): boolean {
  return other === '' || path === other || path.startsWith(`${other}.`);
}
