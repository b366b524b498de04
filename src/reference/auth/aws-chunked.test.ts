import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../http/message.ts';
import { decodeBody } from './aws-chunked.ts';

const request = (
  body: string,
  headers: Record<string, string> = { 'content-encoding': 'gzip, aws-chunked' },
): HttpRequest => ({
  method: 'PUT',
  path: '/b/k',
  headers,
  body: Buffer.from(body),
});
const text = (body: string, headers?: Record<string, string>) =>
  Buffer.from(decodeBody(request(body, headers))).toString();

describe('decodeBody', () => {
  it('joins chunks and drops signatures and trailers', () => {
    const body = '5;chunk-signature=ab\r\nhello\r\n1\r\n!\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n';
    expect(text(body)).toBe('hello!');
  });

  it('goes by the payload hash as well', () => {
    const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
    expect(text('A\r\n0123456789\r\n0\r\n\r\n', headers)).toBe('0123456789');
  });

  it('leaves other bodies alone', () => {
    expect(text('5\r\nhello', {})).toBe('5\r\nhello');
  });

  it.each(['', 'hello', '5\r\nhel', 'zz\r\nhello\r\n0\r\n'])('refuses the incomplete body %j', (body) => {
    expect(() => text(body)).toThrow(/incomplete/);
  });
});
