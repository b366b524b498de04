import { request } from 'node:http';
import type { DirectAnswer, DirectRequest } from '../../src/lanes/in-process.ts';

/** Sends requests to a server that listens, as `handle` of the reference answers them without a socket. */
export function forwardTo(url: string): (given: DirectRequest) => Promise<DirectAnswer> {
  const { hostname, port, host } = new URL(url);
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(body);
      // A length in place of chunks, which not every server reads.
      const { 'transfer-encoding': _, ...kept } = headers;
      const sent = { ...kept, host, connection: 'close', 'content-length': String(bytes.length) };
      const asked = request({ hostname, port, method, path, headers: sent }, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk as Buffer);
        const { 'transfer-encoding': __, 'content-length': ___, connection: ____, ...rest } = answer.headers;
        resolve({
          status: answer.statusCode ?? 500,
          headers: rest as Record<string, string>,
          body: Buffer.concat(chunks),
        });
      });
      asked.on('error', reject);
      asked.end(bytes);
    });
}
