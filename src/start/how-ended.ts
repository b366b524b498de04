import { setTimeout as sleep } from 'node:timers/promises';
import { speaksHttp, speaksTls } from './ready.ts';

/** Milliseconds that the news of an end may take: a container runtime looks only now and then, and a busy machine is slow. */
const NEWS_MS = 15_000;

/** The end of a target, if it comes: how it ended by itself. */
export interface End {
  known(): string | undefined;
  /** Resolves when it is known. */
  told: Promise<unknown>;
}

/**
 * How a target ended by itself. Its connections break before anybody knows that it ended, so one that no longer answers is
 * given time for the news.
 */
export async function howEnded({ known, told }: End, url: string): Promise<string | undefined> {
  if (known() !== undefined) return known();
  if (await (url.startsWith('https:') ? speaksTls(url) : speaksHttp(url))) return undefined;
  const enough = new AbortController();
  await Promise.race([told, sleep(NEWS_MS, undefined, { signal: enough.signal }).catch(() => {})]);
  enough.abort();
  return known();
}
