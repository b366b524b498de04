import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The program `aws` in a folder, and how it ends. */
export interface AwsCli {
  folder: string;
  stop(): Promise<void>;
}

/**
 * Puts a program `aws` into a folder that runs the installed AWS CLI without loading it each time.
 * @param programs of the venv that it is installed in
 * @throws Error with what it printed where it does not start
 */
export async function serveAwsCli(programs: string, folder: string): Promise<AwsCli> {
  const script = join(import.meta.dirname, 'aws-cli.py');
  const words = [script, join(folder, 'aws.sock'), join(folder, 'aws')];
  const child = spawn(join(programs, 'python'), words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  await new Promise<void>((done, failed) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        printed += chunk;
        if (/^ready$/m.test(printed)) done();
      });
    void ended.then(() => failed(new Error(`the AWS CLI was not loaded: ${printed}`)));
  });
  return {
    folder,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
