import type { Provenance } from '../../generated/case-table.ts';
import { validateResponse } from '../../generated/validators.js';
import type { Exchange } from '../lanes/exchange.ts';
import { bareCode, parseObject } from '../lanes/wire.ts';
import type { CheckResult } from './result.ts';
import { show } from './show.ts';

const PROTOCOL: Provenance = { kind: 'observed', source: 'protocol.json-1.1' };

/** Checks on status, headers and body shape that every judged answer gets. `why` is the provenance of the status. */
export function wireChecks(exchange: Exchange, status: number, why: Provenance[]): CheckResult[] {
  const { answer, role, seen } = exchange;
  if (!answer) return [];
  const check = (id: string, holds: boolean, expected: string, actual: unknown, provenance = [PROTOCOL]) =>
    ({ id, level: 'wire', holds, expected, actual: show(actual), role, provenance }) satisfies CheckResult;
  const { headers } = answer;
  const body = parseObject(answer.body);
  const shared = [
    check('http-status', answer.status === status, `status ${status}`, answer.status, why),
    check('content-type', isJson11(headers['content-type']), 'application/x-amz-json-1.1', headers['content-type']),
    check('request-id', Boolean(headers['x-amzn-requestid']), 'a header x-amzn-RequestId', headers['x-amzn-requestid']),
  ];
  if (seen.kind === 'accepted') return [...shared, schemaCheck(answer.body, exchange)];
  const type = body?.__type;
  const isName = typeof type === 'string' && type !== '';
  const message = body?.Message ?? body?.message;
  return [
    ...shared,
    check('error-type', isName, 'a body with __type', type ?? answer.body),
    { ...check('error-type-bare', isName && bareCode(type) === type, '__type without a namespace', type), level: 'info' },
    { ...check('error-message', typeof message === 'string' && message !== '', 'a message', message), level: 'info' },
    { ...check('error-message-case', typeof body?.Message === 'string', 'the message in Message', Object.keys(body ?? {})), level: 'info' },
  ];
}

function isJson11(contentType: string | undefined): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/x-amz-json-1.1';
}

/** Every member of a success that the page has must be of the type the page gives it. */
function schemaCheck(body: string, { role }: Exchange): CheckResult {
  const value = parseObject(body);
  const holds = value !== undefined && validateResponse(value);
  const errors = holds ? [] : (validateResponse.errors ?? []);
  return {
    id: 'response-schema',
    level: 'wire',
    holds,
    expected: 'members of the types the page gives',
    actual: holds ? 'as expected' : errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ') || show(body),
    role,
    provenance: [{ kind: 'documented', source: 'response' }],
  };
}
