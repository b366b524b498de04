import type { Expectation, Provenance } from '../../generated/case-table.ts';
import { validateResponse } from '../../generated/validators.js';
import { bareCode, parseObject } from '../contract/answer.ts';
import type { AnswerMessage, Exchange } from '../contract/exchange.ts';
import type { CheckResult } from '../contract/result.ts';
import { show } from '../text/show.ts';

const PROTOCOL: Provenance = { kind: 'observed', source: 'protocol.json-1.1' };

type WireCheck = Expectation['wire'][number];

/** The checks on status, headers and body shape that a case asks for. `why` is the provenance of the status. */
export function wireChecks(
  { wire, statuses, assertions = [] }: Expectation,
  exchange: Exchange,
  why: Provenance[],
): CheckResult[] {
  const { answer, role } = exchange;
  if (!answer) return [];
  const members = assertions.flatMap(({ path, absent }) => (path !== undefined && !absent ? [path] : []));
  return wire.map((id) => {
    const {
      level = 'wire',
      provenance = [PROTOCOL],
      holds,
      expected,
      actual,
    } = LOOKS[id](answer, { statuses, members });
    const reasons = id === 'http-status' ? why : provenance;
    const clauses = reasons.filter(({ kind }) => kind === 'documented').map(({ source }) => source);
    return { id, level, holds, expected, actual: show(actual), role, provenance: reasons, clauses };
  });
}

interface Expected {
  statuses: readonly number[];
  /** Members that a success must have. */
  members: readonly string[];
}

interface Look {
  holds: boolean;
  expected: string;
  actual: unknown;
  level?: 'info';
  provenance?: Provenance[];
}

const LOOKS: Record<WireCheck, (answer: AnswerMessage, expected: Expected) => Look> = {
  'http-status': (answer, { statuses }) => ({
    holds: statuses.includes(answer.status),
    expected: `status ${statuses.join(' or ')}`,
    actual: answer.status,
  }),
  'content-type': ({ headers }) => ({
    holds: isJson11(headers['content-type']),
    expected: 'application/x-amz-json-1.1',
    actual: headers['content-type'],
  }),
  'request-id': ({ headers }) => ({
    holds: Boolean(headers['x-amzn-requestid']),
    expected: 'a header x-amzn-RequestId',
    actual: headers['x-amzn-requestid'],
  }),
  'response-schema': ({ body }, { members }) => schemaLook(body, members),
  'error-type': ({ body }) => {
    const type = parseObject(body)?.__type;
    return {
      holds: typeof type === 'string' && type !== '',
      expected: 'a body with __type',
      actual: type ?? body,
    };
  },
  'error-names-agree': ({ body, headers }) => {
    const named = namesOf(parseObject(body) ?? {}, headers);
    return {
      holds: new Set(Object.values(named)).size < 2,
      expected: 'one name for the error wherever it is named',
      actual: named,
      provenance: [{ kind: 'observed', source: 'protocol.error-name' }],
    };
  },
  'error-type-bare': ({ body }) => {
    const type = parseObject(body)?.__type;
    return {
      holds: typeof type === 'string' && bareCode(type) === type,
      expected: '__type without a namespace',
      actual: type,
      level: 'info',
    };
  },
  'error-message': ({ body }) => {
    const parsed = parseObject(body);
    const message = parsed?.Message ?? parsed?.message;
    return {
      holds: typeof message === 'string' && message !== '',
      expected: 'a message',
      actual: message,
      level: 'info',
    };
  },
  'error-message-case': ({ body }) => {
    const keys = Object.keys(parseObject(body) ?? {});
    return {
      holds: keys.includes('Message'),
      expected: 'the message in Message',
      actual: keys,
      level: 'info',
    };
  },
};

/** The error by each place that a client may read it from. A number is no name. */
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
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/x-amz-json-1.1';
}

/** Every member of a success that the page has must be of the type the page gives it. */
function schemaLook(body: string, members: readonly string[]): Look {
  const value = parseObject(body);
  const holds = value !== undefined && validateResponse(value);
  const wrong = (validateResponse.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
  return {
    holds,
    expected: 'members of the types the page gives',
    actual: holds ? 'as expected' : wrong.join('; ') || body,
    provenance: ['response.2', 'responseSyntax.1', ...members.map((member) => `response.${member}.type`)].map(
      (source) => ({
        kind: 'documented',
        source,
      }),
    ),
  };
}
