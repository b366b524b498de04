import { describe, expect, it } from 'vitest';
import { startProcess } from './process.ts';
import { command } from './testing/server-process.ts';

/** Answers until it is told to die; then it breaks its connections, and ends some time after. */
const DYING = `
  const server = require('node:http').createServer((_, answer) => answer.end('up'));
  server.listen(Number(process.argv[1]), '127.0.0.1');
  process.on('SIGUSR2', () => {
    server.close();
    server.closeAllConnections();
    setTimeout(() => process.exit(9), 300);
  });
  console.log(process.pid);
`;

const refused = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

describe('how a target ended', () => {
  it('is known to whoever asks once its connections break, although it ends later', async () => {
    const started = await startProcess({ command: command(DYING) }, '.');
    expect(await started.died()).toBeUndefined();
    process.kill(Number(started.output()), 'SIGUSR2');
    await expect.poll(() => refused(started.url), { timeout: 30_000 }).toBe(true);
    expect(await started.died()).toBe('ended with exit code 9');
    await started.stop();
  });
});
