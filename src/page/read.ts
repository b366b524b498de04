import { createReadStream } from 'node:fs';
import { CannotJudge } from '../contract/errors.ts';
import { assertReadable } from '../files/read.ts';
import { reasonOf } from '../text/reason.ts';
import { PageError } from './error.ts';

/** The page has about 15 kB as text and 100 kB as HTML; anything near this limit is something else. */
const MAX_BYTES = 5_000_000;
const TIMEOUT_MS = 20_000;

/**
 * Reads the page from a file, or from an `http:` or `https:` address.
 * @returns HTML or text as it is; `pageText` tells them apart
 * @throws PageError (section `source`) when it can't be read, has more than 5 MB, takes more than 20 s, isn't answered
 *   with a 2xx status, or isn't UTF-8
 */
export async function readPage(source: string): Promise<string> {
  try {
    return await collect(isAddress(source) ? await fetchPage(source) : openFile(source), source);
  } catch (cause) {
    if (cause instanceof CannotJudge) throw cause;
    throw new PageError(
      'source',
      0,
      `'${source}' can't be read: ${reasonOf(cause)}. Give a file or the address of the page.`,
      {
        cause,
      },
    );
  }
}

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

function openFile(file: string): AsyncIterable<Uint8Array> {
  // Of what is too long the first part is read, so that the same is said of it as of an address.
  assertReadable(file, { shown: `'${file}'`, most: Number.POSITIVE_INFINITY });
  return createReadStream(file);
}

async function fetchPage(address: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new PageError(
      'source',
      0,
      `'${address}' was answered with HTTP ${response.status}. Check the address.`,
    );
  }
  if (response.body === null)
    throw new PageError('source', 0, `'${address}' was answered with an empty body. Check the address.`);
  return response.body;
}

async function collect(chunks: AsyncIterable<Uint8Array>, source: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw new PageError('source', 0, `'${source}' isn't UTF-8. Save the page as UTF-8.`, { cause });
    }
  };
  let text = '';
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) {
      throw new PageError(
        'source',
        0,
        `'${source}' has more than ${MAX_BYTES} bytes. Give the page of one operation.`,
      );
    }
    text += decode(chunk);
  }
  return text + decode();
}
