import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clauseSentences } from './derive.ts';
import { SAMPLE_PAGE } from './testing/sample.ts';

it("gives the page's own sentences by clause", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sentences-'));
  try {
    await writeFile(join(folder, 'page.txt'), SAMPLE_PAGE);
    const sentences = await clauseSentences(join(folder, 'page.txt'));
    expect(sentences).toMatchObject({
      'request.Sign.heading': 'Sign',
      'request.Sign.1': 'Hangs in the wind.',
      'request.Sign.2': 'The maximum length is 20 characters.',
      'error.OldException.status': 'HTTP Status Code: 410',
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
