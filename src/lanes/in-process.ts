import { HttpResponse } from '@smithy/protocol-http';
import { readBody, type Transport } from './transport.ts';

/** A request as a service in process takes it; `path` keeps the query. */
export interface DirectRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Its answer. */
export interface DirectAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Answers one request without any socket. */
export type Handle = (request: DirectRequest) => Promise<DirectAnswer>;

/** A transport to a function: what a server would get from its socket, the function gets as it is. */
export function inProcessTransport(handle: Handle): Transport {
  return {
    async handle({ method, path, query, headers, body }) {
      const search = Object.entries(query ?? {})
        .flatMap(([name, value]) => [value].flat().map((one) => `${encode(name)}=${encode(one ?? '')}`))
        .join('&');
      const answer = await handle({
        method,
        path: search === '' ? path : `${path}?${search}`,
        headers,
        body: await readBody(body),
      });
      return {
        response: new HttpResponse({
          statusCode: answer.status,
          headers: { ...answer.headers },
          body: typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body,
        }),
      };
    },
  };
}

/** Percent-encoding as Signature Version 4 wants it: stricter than encodeURIComponent. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
