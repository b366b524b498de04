import { execFile } from 'node:child_process';
import type { Reproduction } from '../../src/report/reproduce/reproduce.ts';

/** How one line ended. */
export interface Executed {
  line: string;
  /** Exit status of the shell for it. */
  status: number;
  /** stdout and stderr as they came. */
  printed: string;
}

/** The lines of a reproduction after they were executed, one after the other in one shell. */
export interface Attempt {
  setUp: Executed[];
  request: Executed;
  look: Executed[];
  cleanUp: Executed[];
}

const MARK = '@@line-ended@@';

/** Executes the lines of a reproduction as a reader would who pastes them into bash, with the request by one of its two lines. */
export async function execute(
  lines: Reproduction,
  request: string,
  env: NodeJS.ProcessEnv,
): Promise<Attempt> {
  const parts = [lines.setUp, [request], lines.look, lines.cleanUp];
  // The braces keep assignments, and a mark of its own line can't be part of a line of curl without a newline at its end.
  const script = parts.flat().map((line) => `${line}\nprintf '\\n${MARK} %s\\n' "$?"`);
  const printed = await shell(`exec 2>&1\n${script.join('\n')}\n`, env);
  const ended = printed.split(new RegExp(`\\n${MARK} (\\d+)\\n`));
  const executed = parts.flat().map((line, at): Executed => {
    const status = ended[at * 2 + 1];
    if (status === undefined) throw new Error(`the shell stopped before: ${line}\n${printed}`);
    return { line, status: Number(status), printed: ended[at * 2] ?? '' };
  });
  const [setUp = [], [only] = [], look = [], cleanUp = []] = parts.map((part) =>
    executed.splice(0, part.length),
  );
  if (!only) throw new Error('no request was executed');
  return { setUp, request: only, look, cleanUp };
}

/**
 * The lines that did not end as they must: what creates and removes must work. A target that accepts a DeleteTrail that it should
 * refuse has removed the trail before the line that removes it.
 */
export function failedLines({ setUp, cleanUp }: Attempt): Executed[] {
  const isGone = ({ printed }: Executed) => printed.includes('(TrailNotFoundException)');
  return [...setUp, ...cleanUp.filter((one) => !isGone(one))].filter(({ status }) => status !== 0);
}

function shell(script: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, failed) => {
    const child = execFile('bash', ['-s'], { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && error.code === undefined) failed(error);
      else done(stdout + stderr);
    });
    child.stdin?.end(script);
  });
}
