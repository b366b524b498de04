import type { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import type { AnswerMessage, SentMessage } from '../contract/exchange.ts';

/** Sends one signed request and returns the raw answer. The AWS SDK's request handlers are transports too. */
export interface Transport {
  handle(request: HttpRequest): Promise<{ response: HttpResponse }>;
  destroy?(): void;
}

/** Reading stops beyond it, so that memory stays bounded; answers of this API are far smaller. */
export const ANSWER_LIMIT_BYTES = 2 * 1024 * 1024;

/** Headers that never enter a recording. */
const SECRET_HEADERS = new Set(['authorization', 'x-amz-security-token', 'cookie', 'set-cookie']);

export class AnswerTooLarge extends Error {
  constructor() {
    super(`the answer is larger than ${ANSWER_LIMIT_BYTES} bytes`);
    this.name = 'AnswerTooLarge';
  }
}

/** Reads a response body of bytes, text or a stream. @throws AnswerTooLarge beyond {@link ANSWER_LIMIT_BYTES} */
export async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  // A plain view, because the SDK's own subclass prints a warning when it is converted to text.
  if (body instanceof Uint8Array) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (typeof body === 'string') return new TextEncoder().encode(body);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > ANSWER_LIMIT_BYTES) throw new AnswerTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The recording of a request, without its secrets. */
export async function describeRequest(request: HttpRequest): Promise<SentMessage> {
  const port = request.port ? `:${request.port}` : '';
  return {
    method: request.method,
    url: `${request.protocol}//${request.hostname}${port}${request.path}`,
    headers: publicHeaders(request.headers),
    body: new TextDecoder().decode(await readBody(request.body)),
  };
}

/** The recording of an answer whose body has been read. */
export function describeAnswer(response: HttpResponse, body: Uint8Array): AnswerMessage {
  return {
    status: response.statusCode,
    headers: publicHeaders(response.headers),
    // Keeps a byte order mark: it is invalid in JSON, and the SDK doesn't skip it either.
    body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body),
  };
}

function publicHeaders(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(
    entries.filter(([name]) => !SECRET_HEADERS.has(name)).sort(([a], [b]) => a.localeCompare(b)),
  );
}
