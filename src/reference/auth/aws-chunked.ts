import { ServiceError } from '../error.ts';
import type { HttpRequest } from '../http/message.ts';

/**
 * The content of a body sent as `aws-chunked` (S3 uploads with trailing checksums); any other body is returned as it is.
 * Chunk signatures and trailers are dropped: the seed signature has already been verified.
 * @throws ServiceError IncompleteBody when a chunk is cut short or has no length.
 */
export function decodeBody(request: HttpRequest): Uint8Array {
  const chunked =
    request.headers['content-encoding']?.split(',').some((c) => c.trim() === 'aws-chunked') ||
    request.headers['x-amz-content-sha256']?.startsWith('STREAMING-');
  if (!chunked) return request.body;
  const body = Buffer.from(request.body);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, Math.max(at, lineEnd)), 16);
    if (lineEnd < 0 || Number.isNaN(size)) throw incomplete('a chunk has no length');
    if (size === 0) return Buffer.concat(parts);
    const start = lineEnd + 2;
    if (start + size > body.length) throw incomplete('a chunk is cut short');
    parts.push(body.subarray(start, start + size));
    at = start + size + 2;
  }
}

function incomplete(why: string): ServiceError {
  return new ServiceError('IncompleteBody', `The aws-chunked body is incomplete: ${why}.`);
}
