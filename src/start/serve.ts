import { CannotJudge } from '../contract/errors.ts';
import { createReference } from '../reference/index.ts';
import { reasonOf } from '../text/reason.ts';
import { beforeInterruptedExit } from './interrupt.ts';

/**
 * Serves the reference until the process is interrupted.
 * @throws CannotJudge when the port is not one, or is taken
 */
export async function serveReference(port: string, host: string): Promise<{ url: string }> {
  const number = Number(port);
  if (!/^\d+$/.test(port) || number > 65_535) {
    throw new CannotJudge(`--port ${port} is not a port; give a number from 0 to 65535.`);
  }
  try {
    const server = await createReference().listen(number, host);
    beforeInterruptedExit(() => server.close());
    return { url: server.url };
  } catch (error) {
    throw new CannotJudge(
      `The reference can't listen on ${host}:${port} (${reasonOf(error)}). Give another --port.`,
    );
  }
}
