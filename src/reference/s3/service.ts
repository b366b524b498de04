import { decodeBody } from '../auth/aws-chunked.ts';
import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { type HttpRequest, type HttpResponse, splitPath } from '../http/message.ts';
import { buildXml } from '../protocol/xml.ts';
import { bucketOperations, listBuckets } from './buckets.ts';
import { objectOperations } from './objects.ts';
import type { S3Answer, S3Operations } from './request.ts';
import { settingOperations } from './settings.ts';

const SUBRESOURCES = ['policy', 'tagging', 'location', 'delete'];
const operations: S3Operations = {
  'GET /': listBuckets,
  ...bucketOperations,
  ...settingOperations,
  ...objectOperations,
};

export function serveS3(request: HttpRequest, call: Call): HttpResponse {
  const { pathname, query } = splitPath(request.path);
  const [, bucket = '', ...rest] = pathname.split('/');
  const parameters = new URLSearchParams(query);
  const key = decodeKey(rest.join('/'));
  if (key === undefined)
    return s3Error(new ServiceError('InvalidURI', 'The path is not well-formed.'), call.requestId);
  const target = bucket === '' ? '/' : key === '' ? 'bucket' : 'object';
  const subresource = SUBRESOURCES.find((name) => parameters.has(name));
  const operation = operations[`${request.method} ${target}${subresource ? `?${subresource}` : ''}`];
  try {
    if (operation === undefined) {
      throw new ServiceError(
        'NotImplemented',
        `The reference has no ${request.method} ${request.path}.`,
        501,
      );
    }
    const body = decodeBody(request);
    const answer = operation({ call, bucket, key, query: parameters, headers: request.headers, body });
    return isResponse(answer) ? answer : { status: 200, headers: XML, body: buildXml(answer) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return s3Error(error, call.requestId);
  }
}

function decodeKey(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined; // a stray '%'
  }
}

const XML = { 'content-type': 'application/xml' };

export function s3Error(error: ServiceError, requestId: string): HttpResponse {
  const body = buildXml({ Error: { Code: error.code, Message: error.message, RequestId: requestId } });
  return { status: error.status, headers: XML, body };
}

/** XML elements have one root with an upper-case name, so `status` tells them apart. */
function isResponse(answer: S3Answer): answer is HttpResponse {
  return typeof answer.status === 'number';
}
