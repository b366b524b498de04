import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { bodyText, type HttpRequest, type HttpResponse } from '../http/message.ts';
import type { Operations } from './operation.ts';

/** A service that speaks awsJson1.1. `targets` are the X-Amz-Target prefixes it accepts. */
export interface JsonService {
  readonly targets: readonly string[];
  readonly operations: Operations;
}

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const ACCEPTED_TYPES = [CONTENT_TYPE, 'application/x-amz-json-1.0', 'application/json'];

/** The operation an X-Amz-Target names, or `undefined` when its prefix isn't one of the service's. */
function operationOf(target: string | undefined, prefixes: readonly string[]): string | undefined {
  const dot = target?.lastIndexOf('.') ?? -1;
  if (target === undefined || dot < 0 || !prefixes.includes(target.slice(0, dot))) return undefined;
  return target.slice(dot + 1);
}

/**
 * Serves one request. The answers to broken requests are those measured on a sibling of CloudTrail with the same front
 * end: unknown operation and broken body are 400 without a message, a wrong content type is 404 with an XML body.
 */
export function serveJson(service: JsonService, request: HttpRequest, call: Call): HttpResponse {
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  if (type === undefined || !ACCEPTED_TYPES.includes(type)) {
    return {
      status: 404,
      headers: { 'content-type': 'application/xml' },
      body: '<UnknownOperationException/>',
    };
  }
  try {
    const name = operationOf(request.headers['x-amz-target'], service.targets);
    const operation =
      name !== undefined && Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
    if (operation === undefined) throw new ServiceError('UnknownOperationException', '');
    const output = operation.run(call, parseBody(bodyText(request.body)));
    return { status: 200, headers: { 'content-type': CONTENT_TYPE }, body: JSON.stringify(output) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return jsonError(error, call.caller.service);
  }
}

function parseBody(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null) throw new ServiceError('SerializationException', '');
    return value;
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError('SerializationException', '');
  }
}

/** An error without a message has none in its body. CloudTrail writes its message with a capital M, the others don't. */
export function jsonError(error: ServiceError, service: string): HttpResponse {
  const member = service === 'cloudtrail' && !FRAMEWORK.has(error.code) ? 'Message' : 'message';
  const body = { __type: error.code, ...(error.message === '' ? {} : { [member]: error.message }) };
  return { status: error.status, headers: { 'content-type': CONTENT_TYPE }, body: JSON.stringify(body) };
}

/** Errors of the front end and of the signature check, not of the service's own model. */
const FRAMEWORK = new Set([
  'SerializationException',
  'UnknownOperationException',
  'MissingAuthenticationTokenException',
  'IncompleteSignatureException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
]);
