import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deriveSpec } from './derive.ts';
import { parsePage } from './parse.ts';
import { readPage } from './read.ts';
import { SAMPLE_PAGE } from './testing/sample.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Serves one answer to every request while `use` runs with the server's address. */
async function serving<T>(answer: RequestListener, use: (address: string) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  try {
    return await use(`http://127.0.0.1:${address.port}/page.html`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('readPage', () => {
  it('reads a file', async () => {
    const file = join(folder, 'page.txt');
    await writeFile(file, SAMPLE_PAGE);
    expect(await readPage(file)).toBe(SAMPLE_PAGE);
    expect(await deriveSpec(file)).toEqual(parsePage(SAMPLE_PAGE));
  });

  it('reads an address', async () => {
    const text = await serving((_request, response) => response.end(SAMPLE_PAGE), readPage);
    expect(text).toBe(SAMPLE_PAGE);
  });

  it('names a missing file', async () => {
    const file = join(folder, 'none.txt');
    await expect(readPage(file)).rejects.toMatchObject({
      name: 'PageError',
      section: 'source',
      line: 0,
      message: expect.stringContaining(`'${file}' can't be read: no such file or directory`),
      cause: expect.objectContaining({ code: 'ENOENT' }),
    });
  });

  it('fetches only http and https addresses', async () => {
    await expect(readPage(`${folder}/http://page.txt`)).rejects.toThrow(/no such file or directory/);
    await expect(readPage('HTTPS://')).rejects.toThrow(/Invalid URL|Failed to parse URL/);
  });

  it('refuses a status that is not a success', async () => {
    const reading = serving((_request, response) => response.writeHead(404).end('Not here'), readPage);
    await expect(reading).rejects.toThrow(/was answered with HTTP 404/);
    await expect(reading).rejects.toThrow(
      /^source: '[^']*' was answered with HTTP 404\. Check the address\.$/,
    );
  });

  it.each([
    [304, 'HTTP 304'],
    [204, 'an empty body'],
  ])('refuses the status %i, which has no body', async (status, what) => {
    const reading = serving((_request, response) => response.writeHead(status).end(), readPage);
    await expect(reading).rejects.toMatchObject({
      name: 'PageError',
      section: 'source',
      message: expect.stringMatching(
        new RegExp(`^source: '[^']*' was answered with ${what}\\. Check the address\\.$`),
      ),
    });
  });

  it('gives up if no answer comes', async () => {
    const signal = AbortSignal.timeout(50);
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(signal);
    try {
      await expect(serving(() => undefined, readPage)).rejects.toThrow(/can't be read: .*timeout/);
      expect(timeout).toHaveBeenCalledWith(20_000);
    } finally {
      timeout.mockRestore();
    }
  });

  it('refuses an address without a server', async () => {
    const closed = await serving(
      (_request, response) => response.end(),
      async (address) => address,
    );
    await expect(readPage(closed)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('refuses a page that is too large', async () => {
    const chunk = 'x'.repeat(1_000_000);
    const reading = serving((_request, response) => response.end(chunk.repeat(6)), readPage);
    await expect(reading).rejects.toThrow(/more than 5000000 bytes/);
    await expect(reading).rejects.toMatchObject({ name: 'PageError', section: 'source' });
  });

  it('accepts a page of exactly the maximum size', async () => {
    const file = join(folder, 'large.txt');
    await writeFile(file, 'x'.repeat(5_000_000));
    expect(await readPage(file)).toHaveLength(5_000_000);
  });

  it('decodes a character that came in two chunks', async () => {
    const file = join(folder, 'pieces.txt');
    // A file comes in pieces of 64 KiB.
    await writeFile(file, `${'x'.repeat(65_535)}é`);
    expect((await readPage(file)).at(-1)).toBe('é');
  });

  it('refuses a page that is not UTF-8', async () => {
    const file = join(folder, 'latin1.txt');
    await writeFile(file, Buffer.from([0x61, 0xe9, 0x62]));
    await expect(readPage(file)).rejects.toThrow(`source: '${file}' isn't UTF-8. Save the page as UTF-8.`);
  });
});
