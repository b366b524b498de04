import { CannotJudge } from '../contract/errors.ts';
import { createReference } from '../reference/index.ts';
import { reasonOf } from '../text/reason.ts';
import { beforeInterruptedExit } from './interrupt.ts';

/** Serves the reference until the process is interrupted. @throws CannotJudge when the port can't be used */
export async function serveReference(port: number, host: string): Promise<{ url: string }> {
  try {
    const server = await createReference().listen(port, host);
    beforeInterruptedExit(() => server.close());
    return { url: server.url };
  } catch (error) {
    throw new CannotJudge(
      `The reference can't listen on ${host}:${port} (${reasonOf(error)}). Give another --port.`,
    );
  }
}
