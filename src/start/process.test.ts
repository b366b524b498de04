import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { startProcess } from './process.ts';

const SERVER = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000) // MARK']);
  require('node:http').createServer((_, answer) => answer.end('up')).listen(Number(process.argv[1]), '127.0.0.1');
`;

function running(mark: string): string[] {
  const listed = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return listed.split('\n').filter((line) => line.includes(mark) && !line.startsWith('Z'));
}

function command(program: string, mark = 'none'): string[] {
  return [process.execPath, '-e', program.replace('MARK', mark), '{port}'];
}

describe('a process target', () => {
  it('is started on a free port and stopped with its children', async () => {
    const mark = `process-test-${process.pid}`;
    const started = await startProcess({ command: command(SERVER, mark), ready: { path: '/' } }, '.');
    expect(await (await fetch(started.url)).text()).toBe('up');
    expect(running(mark).length).toBeGreaterThan(0);
    await started.stop();
    expect(running(mark)).toEqual([]);
    expect(started.died()).toBeUndefined();
  });

  it('that ignores SIGTERM is killed', async () => {
    const mark = `stubborn-test-${process.pid}`;
    const program = `process.on('SIGTERM', () => {}); ${SERVER}`;
    const started = await startProcess({ command: command(program, mark) }, '.');
    await started.stop();
    expect(running(mark)).toEqual([]);
  });

  it('that ends early is one sentence with its last words', async () => {
    const failing = startProcess({ command: command("console.error('no database'); process.exit(7)") }, '.');
    await expect(failing).rejects.toThrow(
      /ended with exit code 7: no database\. Check the command of the target\.$/,
    );
  });

  it('that is not there is one sentence', async () => {
    const missing = startProcess({ command: ['/no/such/program'] }, '.');
    await expect(missing).rejects.toThrow(/^\/no\/such\/program could not be started/);
  });

  it('that is late is stopped', async () => {
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
    await expect.poll(() => started.died(), { timeout: 5_000 }).toBe('ended with exit code 3');
    await started.stop();
  });
});
