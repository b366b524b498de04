import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { type HttpRequest, splitPath } from '../http/message.ts';

/** What an `Authorization: AWS4-HMAC-SHA256 …` header says. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const FORM =
  /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Reads the header; `undefined` when it isn't a complete Signature Version 4 header. */
export function parseAuthorization(header: string): Authorization | undefined {
  const match = FORM.exec(header.trim());
  if (match === null) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] =
    match;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

/**
 * Recomputes Signature Version 4 of a request (header names lower-case) and compares it.
 * A body hash in `x-amz-content-sha256` must also be the body's, except the two spellings that leave the body unsigned.
 */
export function signatureMatches(
  request: HttpRequest,
  authorization: Authorization,
  secretAccessKey: string,
): boolean {
  const declared = request.headers['x-amz-content-sha256'];
  const bodyHash = sha256(request.body);
  const unsigned = declared === 'UNSIGNED-PAYLOAD' || declared?.startsWith('STREAMING-');
  if (declared !== undefined && !unsigned && declared !== bodyHash) return false;

  const { pathname, query } = splitPath(request.path);
  const canonical = [
    request.method,
    // S3 signs the path as it is sent, every other service encodes it a second time.
    authorization.service === 's3' ? pathname : pathname.split('/').map(encode).join('/'),
    canonicalQuery(query),
    ...authorization.signedHeaders.map(
      (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}`,
    ),
    '',
    authorization.signedHeaders.join(';'),
    declared ?? bodyHash,
  ].join('\n');
  const scope = `${authorization.date}/${authorization.region}/${authorization.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'] ?? '', scope, sha256(canonical)].join(
    '\n',
  );

  const key = signingKey(secretAccessKey, scope);
  return timingSafeEqual(hmac(key, toSign), Buffer.from(authorization.signature, 'hex'));
}

/** Keys by secret and scope: most requests of a day are signed with the same few, and each costs four HMACs. */
const keys = new Map<string, Buffer>();
const MOST_KEYS = 1_000;

function signingKey(secretAccessKey: string, scope: string): Buffer {
  const place = `${secretAccessKey}/${scope}`;
  const known = keys.get(place);
  if (known) return known;
  let key: Buffer = Buffer.from(`AWS4${secretAccessKey}`);
  for (const part of scope.split('/')) key = hmac(key, part);
  // Scopes come from whoever asks, and are not to fill the memory.
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(place, key);
  return key;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => {
      const mark = pair.indexOf('=');
      const name = mark < 0 ? pair : pair.slice(0, mark);
      return [encode(decode(name)), encode(decode(mark < 0 ? '' : pair.slice(mark + 1)))] as const;
    })
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray '%' signs as itself; the signature then decides.
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
