import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveSpec } from './derive.ts';
import { parsePage } from './parse.ts';
import { readPage } from './read.ts';
import { SAMPLE_PAGE } from './sample.ts';

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

  it('names a file that is not there', async () => {
    const file = join(folder, 'none.txt');
    await expect(readPage(file)).rejects.toMatchObject({
      name: 'PageError',
      section: 'source',
      line: 0,
      message: expect.stringContaining(`'${file}' can't be read: ENOENT`),
    });
  });

  it('refuses a status that is no success', async () => {
    const reading = serving((_request, response) => response.writeHead(404).end('Not here'), readPage);
    await expect(reading).rejects.toThrow(/answers HTTP 404/);
  });

  it('refuses an address that nothing listens on', async () => {
    const closed = await serving(
      (_request, response) => response.end(),
      async (address) => address,
    );
    await expect(readPage(closed)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('refuses what is too large', async () => {
    const chunk = 'x'.repeat(1_000_000);
    const reading = serving((_request, response) => response.end(chunk.repeat(6)), readPage);
    await expect(reading).rejects.toThrow(/more than 5000000 bytes/);
  });

  it('refuses what is not UTF-8', async () => {
    const file = join(folder, 'latin1.txt');
    await writeFile(file, Buffer.from([0x61, 0xe9, 0x62]));
    await expect(readPage(file)).rejects.toMatchObject({ name: 'PageError', section: 'source' });
  });
});
