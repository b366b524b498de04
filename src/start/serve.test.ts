import { expect, it } from 'vitest';
import { serveReference } from './serve.ts';

it.each([
  // An address that is kept for documents, so no machine has it.
  ['192.0.2.1', '--host'],
  ['no-such-host.invalid', '--host'],
])('says of the host %s that another %s is needed', async (host, option) => {
  await expect(serveReference({ port: 0, host })).rejects.toThrow(
    new RegExp(`can't listen on ${host}:0 \\(.*\\)\\. Give another ${option}\\.$`),
  );
});

it('says of a port that is taken that another one is needed', async () => {
  const served = await serveReference({ port: 0, host: '127.0.0.1' });
  const port = Number(new URL(served.url).port);
  await expect(serveReference({ port, host: '127.0.0.1' })).rejects.toThrow(/Give another --port\.$/);
  await served.stop();
});
