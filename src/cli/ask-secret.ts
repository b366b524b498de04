import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Access } from '../targets/choice.ts';

/**
 * The same choice, with the secret of its access key id where the environment has none and a person can be asked for it. What is
 * typed is not shown.
 */
export async function withSecret<Choice extends Access>(choice: Choice): Promise<Choice> {
  const { stdin, stderr, env } = process;
  const isAnswered = choice.accessKeyId === undefined || Boolean(env.AWS_SECRET_ACCESS_KEY);
  if (isAnswered || !stdin.isTTY || !stderr.isTTY) return choice;
  stderr.write('Secret access key: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: silent, terminal: true });
  try {
    return { ...choice, secretAccessKey: (await reader.question('')).trim() };
  } finally {
    reader.close();
    stderr.write('\n');
  }
}
