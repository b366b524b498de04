import { describe, expect, it } from 'vitest';
import { startProcess } from './process.ts';
import { command, running, SERVER } from './testing/server-process.ts';

describe('a process target', () => {
  it('is started on a free port and stopped with its children', async () => {
    const mark = `process-test-${process.pid}`;
    const started = await startProcess({ command: command(SERVER, mark), ready: { path: '/' } }, '.');
    expect(await (await fetch(started.url)).text()).toBe('up');
    expect(running(mark).length).toBeGreaterThan(0);
    await started.stop();
    expect(running(mark)).toEqual([]);
    expect(await started.died()).toBeUndefined();
  });

  it('reports its exit code and last words if it ends early', async () => {
    const failing = startProcess({ command: command("console.error('no database'); process.exit(7)") }, '.');
    await expect(failing).rejects.toThrow(
      /ended with exit code 7: no database\. Check the command of the target\.$/,
    );
  });

  it('is reported if it can’t be started', async () => {
    const missing = startProcess({ command: ['/no/such/program'] }, '.');
    await expect(missing).rejects.toThrow(/^\/no\/such\/program could not be started/);
  });
});
