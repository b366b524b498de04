import type { Reference } from '../../reference/index.ts';
import type { Handler } from '../../start/handler.ts';

/** The reference as a function that answers a `Request`. */
export function asFetch(reference: Pick<Reference, 'handle'>): Handler {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const { status, headers, body } = await reference.handle({
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: new Uint8Array(await request.arrayBuffer()),
    });
    return new Response(status === 204 ? null : Buffer.from(body), { status, headers });
  };
}
