import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { MutantRow } from './matrix.ts';
import type { WorkerMessage } from './worker.ts';

/**
 * Runs the mutants of some operations in `count` processes and gives their rows in the order of the generator. Whoever has done a job gets the next:
 * to open a table takes seconds, so no process opens more of them than it must.
 * @throws Error when a case fails on the reference itself (no mutant can be judged then), or a process dies
 */
export async function runMutants(
  count: number,
  operations: readonly string[],
  progress: (done: number, total: number) => void,
): Promise<MutantRow[]> {
  const rows = new Map<number, MutantRow>();
  let total = 0;
  let next = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = fork(join(import.meta.dirname, 'worker.ts'), operations, {
        env: { ...process.env, NODE_NO_WARNINGS: '1' },
        // Nearly all that a run makes is garbage when the next begins: with more room it is collected less often.
        execArgv: [...process.execArgv, '--max-semi-space-size=64'],
      });
      let jobs = 0;
      const goOn = () => {
        if (next < jobs) worker.send(next++);
        else worker.disconnect();
      };
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') {
          ({ jobs, mutants: total } = message);
          goOn();
        } else if (message.kind === 'row') {
          rows.set(message.place, message.row);
          progress(rows.size, total);
        } else if (message.kind === 'done') {
          goOn();
        } else if (message.broken.length > 0) {
          reject(
            new Error(`these cases don't pass on the reference itself:\n  ${message.broken.join('\n  ')}`),
          );
          worker.kill();
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a worker ended with code ${code}`)),
      );
    });
  await Promise.all(Array.from({ length: count }, work));
  if (rows.size !== total) throw new Error(`${total} mutants, but only ${rows.size} came back`);
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
}
