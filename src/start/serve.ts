import { CannotJudge } from '../contract/errors.ts';
import { type Listening, listen } from '../reference/http/listen.ts';
import type { HttpRequest, HttpResponse } from '../reference/http/message.ts';
import { createReference } from '../reference/index.ts';
import { DEFAULT_ACCOUNTS } from '../reference/reference.ts';
import { reasonOf } from '../text/reason.ts';

/** Answers without a signature, for health checks. */
export const HEALTH_PATH = '/_conformance/health';

/** One answered request, for a log. */
export interface ServedRequest {
  method: string;
  path: string;
  /** The operation, where its name is in the header `X-Amz-Target`. */
  operation?: string;
  /** Access key id and Region of the signature; absent without one. */
  accessKeyId?: string;
  region?: string;
  status: number;
  ms: number;
}

/** A reference that serves until it is stopped. */
export interface Served {
  url: string;
  /** The accounts it knows, the first one to start with. */
  accounts: readonly { accountId: string; accessKeyId: string; secretAccessKey: string }[];
  /** Answers what has been asked, for a few seconds at most, and ends. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  port: number;
  host: string;
  /** Told each request after its answer; health checks apart. */
  onRequest?: ((request: ServedRequest) => void) | undefined;
}

/** Milliseconds that requests under way get when it is stopped. */
const DRAIN_MS = 5_000;

/** Serves the reference and its health. @throws CannotJudge when the port or the host can't be used */
export async function serveReference({ port, host, onRequest }: ServeOptions): Promise<Served> {
  const reference = createReference();
  let underWay = 0;
  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    if (request.path === HEALTH_PATH) return HEALTHY;
    const start = performance.now();
    underWay += 1;
    try {
      const response = await reference.handle(request);
      onRequest?.(describe(request, response, performance.now() - start));
      return response;
    } finally {
      underWay -= 1;
    }
  };
  const server = await open(() => listen(handle, port, host), `${host}:${port}`);
  const stop = async () => {
    for (const end = Date.now() + DRAIN_MS; underWay > 0 && Date.now() < end; ) {
      await new Promise((done) => setTimeout(done, 20));
    }
    await server.close();
  };
  return { url: server.url, accounts: DEFAULT_ACCOUNTS, stop };
}

const HEALTHY: HttpResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"status":"ok"}\n',
};

/** Codes of errors where the host is none of this machine, or no host at all. */
const OF_THE_HOST = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAFNOSUPPORT', 'EINVAL'];

async function open(start: () => Promise<Listening>, address: string): Promise<Listening> {
  try {
    return await start();
  } catch (error) {
    const { code } = error as { code?: unknown };
    const wrong = OF_THE_HOST.includes(String(code)) ? '--host' : '--port';
    throw new CannotJudge(
      `The reference can't listen on ${address} (${reasonOf(error)}). Give another ${wrong}.`,
    );
  }
}

function describe(
  { method, path, headers }: HttpRequest,
  { status }: HttpResponse,
  ms: number,
): ServedRequest {
  const operation = headers['x-amz-target']?.split('.').at(-1);
  const [, accessKeyId, region] =
    / Credential=([^/,]+)\/\d+\/([^/,]+)\//.exec(headers.authorization ?? '') ?? [];
  return {
    ...{ method, path },
    ...(operation === undefined ? {} : { operation }),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(region === undefined ? {} : { region }),
    ...{ status, ms: Math.round(ms * 10) / 10 },
  };
}
