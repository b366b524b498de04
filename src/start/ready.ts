import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ReadyConfig } from '../../generated/config.ts';

const ATTEMPT_MS = 2_000;

/** Whether a target is ready by its config: text in its output, a path that answers, else an open port. */
export async function isReady({ path, log }: ReadyConfig, url: string, output: string): Promise<boolean> {
  if (log !== undefined && !output.includes(log)) return false;
  if (path !== undefined) return (await statusOf(`${url}${path}`)) < 500;
  return log !== undefined || takesConnections(url);
}

/** Whether an HTTP server answers, whatever the answer is. */
export async function speaksHttp(url: string): Promise<boolean> {
  return Number.isFinite(await statusOf(url));
}

/** The status of a GET; Infinity where there is no answer. */
async function statusOf(url: string): Promise<number> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ATTEMPT_MS) });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    // Refused, reset or late: not ready yet.
    return Number.POSITIVE_INFINITY;
  }
}

/** Whether a server answers the handshake of TLS, whatever its certificate is. */
export function speaksTls(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  // The certificate is checked when requests are sent; here nothing is.
  const socket = connectTls({
    ...{ host: hostname, port: Number(port), timeout: ATTEMPT_MS },
    rejectUnauthorized: false,
  });
  return settles(socket, 'secureConnect');
}

function takesConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return settles(connect({ host: hostname, port: Number(port), timeout: ATTEMPT_MS }), 'connect');
}

/** Whether a socket gets so far. */
export function settles(socket: Socket, event: string): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once(event, () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}
