import type { Case, CaseTable, Expectation } from '../../../../generated/case-table.ts';
import type { DirectAnswer } from '../../../lanes/in-process.ts';

/** Another answer to the request of one case that the table accepts as well. */
export interface Alternative {
  /** Case and difference. */
  name: string;
  testCase: Case;
  /** Changes the answer to the request; undefined refuses it before the reference sees it. */
  refusal?: Refusal;
  /** The HTTP status, where it differs. */
  status?: number;
  /** Answers to an operation, changed wherever it is called. */
  read?: { call: string; change: (body: Body) => Body };
  /** A read that is refused by this error wherever the reference refuses it. */
  refusedRead?: { call: string; code: string };
  /** A success instead of the reference's refusal of the request. */
  success?: Body;
}

/** An error instead of the answer. */
interface Refusal {
  code: string;
  status: number;
}

type Body = Record<string, unknown>;

/**
 * Everything that the expectations of a table leave open, one at a time: further errors, further statuses, a refusal where
 * both outcomes are right, and members that a read may leave out. Each is a server that is right.
 */
export function alternativesOf({ cases, operation }: CaseTable): Alternative[] {
  return cases
    .filter(({ informative }) => !informative)
    .flatMap((testCase) => [
      ...refusals(testCase),
      ...successes(testCase),
      ...statuses(testCase),
      ...leftOut(testCase, testCase.operation ?? operation),
      ...refusedReads(testCase),
    ]);
}

function refusals(testCase: Case): Alternative[] {
  const { outcome, errors = [] } = testCase.expect;
  // The reference itself answers by one of them; that one changes nothing, and no other server is tested by it.
  const open = outcome === 'either' || errors.length > 1;
  return (open ? errors : []).map(({ code }) => ({
    name: `${testCase.id}: ${code}`,
    testCase,
    refusal: { code, status: refusalStatus(testCase.expect) },
  }));
}

/** Where both outcomes are right, the success that has nothing to show. */
function successes(testCase: Case): Alternative[] {
  const { outcome, assertions = [] } = testCase.expect;
  const hasNothing = assertions.length > 0 && assertions.every(({ exactly }) => isEmptyList(exactly));
  if (outcome !== 'either' || !hasNothing) return [];
  const success = Object.fromEntries(assertions.flatMap(({ path }) => (path ? [[path, []]] : [])));
  return [{ name: `${testCase.id}: a success`, testCase, success }];
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Each of the errors that a read may be refused with. */
function refusedReads(testCase: Case): Alternative[] {
  return testCase.probes.flatMap(({ call, assertions }) =>
    assertions.flatMap(({ refused = [] }) =>
      (refused.length > 1 ? refused : []).map((code) => ({
        name: `${testCase.id}: ${call} is refused by ${code}`,
        testCase,
        refusedRead: { call, code },
      })),
    ),
  );
}

function statuses(testCase: Case): Alternative[] {
  const { outcome } = testCase.expect;
  const open = outcome === 'either' ? [] : testCase.expect.statuses;
  return (open.length > 1 ? open : []).map((status) => ({
    name: `${testCase.id}: status ${status}`,
    testCase,
    status,
  }));
}

function refusalStatus({ statuses: [first = 400, ...rest] }: Expectation): number {
  return [first, ...rest].find((status) => status >= 400) ?? 400;
}

/** Answers and reads without what an assertion calls optional, and without a list that is to be empty. */
function leftOut(testCase: Case, operation: string): Alternative[] {
  const { expect, probes } = testCase;
  const answer = { call: operation, assertions: expect.assertions ?? [] };
  return [answer, ...probes].flatMap(({ call, assertions }) =>
    assertions
      // What is compared with an earlier read may be absent only where it was absent there.
      .filter(({ optional, sameAs, exactly }) => (optional && sameAs === undefined) || isEmptyList(exactly))
      .flatMap(({ path }) =>
        path === undefined
          ? []
          : [
              {
                name: `${testCase.id}: ${call} without ${path}`,
                testCase,
                read: { call, change: (body: Body) => without(body, path.split('.')) as Body },
              },
            ],
      ),
  );
}

function without(value: unknown, [first, ...rest]: string[]): unknown {
  if (first === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === first ? without(item, rest) : item));
  const { [first]: inner, ...others } = value as Body;
  if (rest.length === 0) return others;
  return inner === undefined ? others : { ...others, [first]: without(inner, rest) };
}

/** The answer of a server that refuses. */
export function refuse({ code, status }: Refusal): DirectAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'a-request' },
    body: JSON.stringify({ __type: code, Message: 'No.' }),
  };
}

/** The answer with its body changed; as it is, where the body is no JSON object. */
export function withBody(answer: DirectAnswer, change: (body: Body) => Body): DirectAnswer {
  const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
  const { 'content-length': _, ...headers } = answer.headers;
  try {
    return { ...answer, headers, body: JSON.stringify(change(JSON.parse(text) as Body)) };
  } catch {
    return answer;
  }
}
