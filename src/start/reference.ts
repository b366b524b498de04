import { createReference } from '../reference/index.ts';
import type { Started } from './started.ts';

/** Starts the built-in reference on a free port of 127.0.0.1. */
export async function startReference(): Promise<Started> {
  const server = await createReference().listen();
  return { url: server.url, output: () => '', died: async () => undefined, stop: () => server.close() };
}
