import type { Expectation, Provenance } from '../../generated/case-table.ts';
import { validateResponse } from '../../generated/validators.js';
import { WITHOUT_OUTPUT } from '../../generated/without-output.ts';
import { bareCode, parseObject } from '../contract/answer.ts';
import type { AnswerMessage, Exchange } from '../contract/exchange.ts';
import type { Actual, CheckResult, Expected } from '../contract/result.ts';
import { ofTheResponse } from './documented.ts';

const PROTOCOL: Provenance = { kind: 'observed', source: 'protocol.json-1.1' };

const JSON_1_1 = 'application/x-amz-json-1.1';

type WireCheck = Expectation['wire'][number];

/** The checks on status, headers and body shape that a case asks for. `because` is the provenance of the status. */
export function wireChecks(
  { wire, statuses, assertions = [] }: Expectation,
  exchange: Exchange,
  because: Provenance[],
): CheckResult[] {
  const { answer, role, operation } = exchange;
  if (!answer) return [];
  const members = assertions.flatMap(({ path, absent }) => (path !== undefined && !absent ? [path] : []));
  return wire.map((check) => {
    const look = LOOKS[check](answer, { operation, statuses, members });
    const { passed, expected, actual, level = 'wire' } = look;
    const provenance = check === 'http-status' ? because : (look.provenance ?? [PROTOCOL]);
    const clauses = provenance.filter(({ kind }) => kind === 'documented').map(({ source }) => source);
    return { check, level, passed, expected, actual, role, operation, provenance, clauses };
  });
}

interface Asked {
  operation: string;
  statuses: number[];
  /** Members that a success must have. */
  members: readonly string[];
}

interface Look {
  passed: boolean;
  expected: Expected;
  actual: Actual;
  level?: 'info';
  provenance?: Provenance[];
}

const LOOKS: Record<WireCheck, (answer: AnswerMessage, asked: Asked) => Look> = {
  'http-status': ({ status }, { statuses }) => ({
    passed: statuses.includes(status),
    expected: { kind: 'status', statuses },
    actual: found(status),
  }),
  'content-type': ({ headers }) => ({
    passed: isJson11(headers['content-type']),
    expected: { kind: 'header', name: 'content-type', value: JSON_1_1 },
    actual: found(headers['content-type']),
  }),
  'request-id': ({ headers }) => ({
    passed: Boolean(headers['x-amzn-requestid']),
    expected: { kind: 'header', name: 'x-amzn-RequestId' },
    actual: found(headers['x-amzn-requestid']),
  }),
  'response-schema': ({ body }, asked) => schemaLook(body, asked),
  'error-type': ({ body }) => {
    const type = parseObject(body)?.__type;
    return {
      passed: isFilled(type),
      expected: { kind: 'body-member', names: ['__type'] },
      actual: found(type ?? body),
    };
  },
  'error-names-agree': ({ body, headers }) => {
    const named = namesOf(parseObject(body) ?? {}, headers);
    return {
      passed: new Set(Object.values(named)).size < 2,
      expected: { kind: 'one-error-name' },
      actual: found(named),
      provenance: [{ kind: 'observed', source: 'protocol.error-name' }],
    };
  },
  'error-type-bare': ({ body }) => {
    const type = parseObject(body)?.__type;
    return {
      passed: typeof type === 'string' && bareCode(type) === type,
      expected: { kind: 'bare-error-type' },
      actual: found(type),
      level: 'info',
    };
  },
  'error-message': ({ body }) => {
    const parsed = parseObject(body);
    const message = parsed?.Message ?? parsed?.message;
    return {
      passed: isFilled(message),
      expected: { kind: 'body-member', names: ['Message', 'message'] },
      actual: found(message),
      level: 'info',
    };
  },
  'error-message-case': ({ body }) => {
    const keys = Object.keys(parseObject(body) ?? {});
    return {
      passed: keys.includes('Message'),
      expected: { kind: 'body-member', names: ['Message'] },
      actual: found(keys),
      level: 'info',
    };
  },
};

function found(value: unknown): Actual {
  return { kind: 'value', value };
}

function isFilled(text: unknown): boolean {
  return typeof text === 'string' && text !== '';
}

/** The error by each place that a client may read it from. A number is not a name. */
function namesOf(body: Record<string, unknown>, headers: Record<string, string>): Record<string, string> {
  const places: [string, unknown][] = [
    ...Object.entries(body).filter(([key]) => key === '__type' || key.toLowerCase() === 'code'),
    ['x-amzn-errortype', headers['x-amzn-errortype']],
  ];
  return Object.fromEntries(
    places.flatMap(([place, value]) =>
      // A header that was set twice arrives as a list with commas.
      typeof value === 'string' && value !== '' ? [[place, bareCode(value.split(',')[0] ?? '')]] : [],
    ),
  );
}

function isJson11(contentType: string | undefined): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === JSON_1_1;
}

/** The JSON type of what stands at a path such as `/Name`. */
function typeAt(value: unknown, path: string): string {
  const [, ...keys] = path.split('/');
  const found = keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], value);
  if (found === null) return 'null';
  return Array.isArray(found) ? 'list' : typeof found;
}

/** Every member of a success must be of the type that the page gives, and a success without members must have none. */
function schemaLook(body: string, { operation, members }: Asked): Look {
  // A success without members may come without a body.
  const value = body === '' && WITHOUT_OUTPUT.has(operation) ? {} : parseObject(body);
  const validate = validateResponse[operation];
  const extra = WITHOUT_OUTPUT.has(operation) ? Object.keys(value ?? {}).map((name) => `/${name}`) : [];
  const passed = value !== undefined && extra.length === 0 && (!validate || validate(value));
  const wrong = [
    ...(validate?.errors ?? []).map(({ instancePath, message = '' }) => ({ path: instancePath, message })),
    ...extra.map((path) => ({ path, message: 'must not be there: the success has no members' })),
  ];
  const problems = wrong.map(({ path, message }) => ({ path, message, found: typeAt(value, path) }));
  return {
    passed,
    expected: { kind: 'response-types' },
    actual: value === undefined ? found(body) : { kind: 'wrong-types', problems: passed ? [] : problems },
    provenance: ofTheResponse(operation, members),
  };
}
