import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCertificate } from './files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['{"formatVersion":1}', /was written in format 1; this version reads format 3\. Run certify again\.$/],
  ['{"formatVersion":3}', /is not a certificate: /],
])('refuses the certificate %s', async (content, message) => {
  const file = join(folder, 'certificate.json');
  await writeFile(file, content);
  await expect(readCertificate(file)).rejects.toThrow(message);
});
