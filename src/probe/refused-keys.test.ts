import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { preflight } from './preflight.ts';
import { refusalIn } from './refused-keys.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
});

/** A preflight on a server that answers every request so. */
async function preflightOf(status: number, type: string, body: string) {
  server = createServer((_, answer) => answer.writeHead(status, { 'content-type': type }).end(body));
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const target = {
    name: 'ours',
    endpoints: oneEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    credentialsFrom: 'the profile mine (--profile)',
  };
  return preflight(target, loadTable());
}

describe('refused keys', () => {
  it.each([
    [
      'UnrecognizedClientException',
      400,
      'application/x-amz-json-1.1',
      '{"__type":"UnrecognizedClientException"}',
    ],
    [
      'InvalidSignatureException',
      403,
      'application/x-amz-json-1.1',
      '{"__type":"a.b#InvalidSignatureException"}',
    ],
    [
      'InvalidClientTokenId',
      403,
      'text/xml',
      '<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>',
    ],
    ['InvalidAccessKeyId', 403, 'application/xml', '<Error><Code>InvalidAccessKeyId</Code></Error>'],
    ['SignatureDoesNotMatch', 403, 'text/html', '<h1>403</h1><p>SignatureDoesNotMatch: check your key</p>'],
    ['status 401', 401, 'text/html', '<h1>Unauthorized</h1>'],
  ])('are recognised by %s, status %i, as %s', async (code, status, type, body) => {
    await expect(preflightOf(status, type, body)).rejects.toThrow(
      `refuses the keys (${code}). They come from the profile mine (--profile). Give others with`,
    );
  });

  it('are not seen where the keys are accepted and may do nothing', async () => {
    await expect(
      preflightOf(400, 'application/x-amz-json-1.1', '{"__type":"AccessDeniedException"}'),
    ).rejects.toThrow(
      /accepts the keys, but denies the calls that a run begins with \(AccessDeniedException\)/,
    );
  });

  it.each([
    [200, '<p>InvalidClientTokenId</p>'],
    [500, 'InvalidClientTokenId'],
    [404, 'NotInvalidClientTokenIdAtAll'],
  ])('are not seen in other answers: %i %s', async (status, body) => {
    await expect(preflightOf(status, 'text/html', body)).rejects.toThrow(
      /doesn't answer like AWS|Nothing answers/,
    );
  });
});

it('finds the refusal of keys in an error of an SDK client', () => {
  expect(refusalIn(Object.assign(new Error('x'), { name: 'InvalidAccessKeyId' }))).toBe('InvalidAccessKeyId');
  expect(refusalIn(Object.assign(new Error('x'), { name: 'NoSuchBucket' }))).toBeUndefined();
  expect(refusalIn({ name: 5, message: null })).toBeUndefined();
});
