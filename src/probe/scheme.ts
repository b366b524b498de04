import { request } from 'node:http';
import { connect } from 'node:tls';

const ATTEMPT_MS = 3_000;

/**
 * The scheme that a server speaks at the port of an endpoint, where it is the other one: a sentence about it says more than the
 * error of a socket. Asked only when the endpoint gave no answer that can be read; undefined where it is not the scheme.
 */
export async function otherScheme(endpoint: string): Promise<'http' | 'https' | undefined> {
  const { protocol, hostname, port } = new URL(endpoint);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return (await speaksTls(host, Number(port || 80))) ? 'https' : undefined;
  return (await speaksHttp(host, Number(port || 443))) ? 'http' : undefined;
}

/** Whether a server answers the handshake of TLS. Its certificate says nothing about that. */
function speaksTls(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false, timeout: ATTEMPT_MS });
    const finish = (speaks: boolean) => {
      socket.destroy();
      resolve(speaks);
    };
    socket.once('secureConnect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

/** Whether a server answers plain HTTP with anything but the advice to use HTTPS. */
function speaksHttp(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host, port, method: 'GET', path: '/', timeout: ATTEMPT_MS }, (answer) => {
      answer.destroy();
      resolve(true);
    });
    asked.once('error', () => resolve(false));
    asked.once('timeout', () => asked.destroy(new Error('late')));
    asked.end();
  });
}
