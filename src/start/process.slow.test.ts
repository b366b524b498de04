import { describe, expect, it } from 'vitest';
import { startProcess } from './process.ts';
import { command, running, SERVER } from './testing/server-process.ts';

describe('a process target', () => {
  it('is killed if it ignores SIGTERM', async () => {
    const mark = `stubborn-test-${process.pid}`;
    const program = `process.on('SIGTERM', () => {}); ${SERVER}`;
    const started = await startProcess({ command: command(program, mark) }, '.');
    await started.stop();
    expect(running(mark)).toEqual([]);
  });

  it('is stopped if it isn’t ready in time', async () => {
    const mark = `late-test-${process.pid}`;
    const ready = { log: 'never', timeoutMs: 500 };
    await expect(startProcess({ command: command(SERVER, mark), ready }, '.')).rejects.toThrow(
      /not ready within 500 ms/,
    );
    expect(running(mark)).toEqual([]);
  });

  it('tells how it died', async () => {
    const program = `${SERVER}; setTimeout(() => process.exit(3), 800)`;
    const started = await startProcess({ command: command(program), ready: { path: '/' } }, '.');
    await expect.poll(() => started.died(), { timeout: 30_000 }).toBe('ended with exit code 3');
    await started.stop();
  });
});
