import type { LocalStackConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { TOKEN_ADVICE } from '../targets/licence.ts';
import { EndedEarly, startAndWait } from './container.ts';
import type { Started } from './started.ts';

const IMAGE = 'localstack/localstack:latest';
const PORT = 4566;
/** LocalStack's first start unpacks and loads; its own default is as long. */
const TIMEOUT_MS = 120_000;
/** What the image exits with when it gets no token, or one that isn't valid. */
const NO_LICENCE = 55;

/**
 * Starts LocalStack and waits for its health. CloudTrail is in its paid plans, so that a token is needed.
 * @throws CannotJudge without a token, with one that LocalStack refuses, and as {@link startAndWait}
 */
export async function startLocalStack(
  { image = IMAGE, env = {}, timeoutMs = TIMEOUT_MS }: LocalStackConfig,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Started> {
  const token = env.LOCALSTACK_AUTH_TOKEN ?? environment.LOCALSTACK_AUTH_TOKEN;
  if (!token) throw new CannotJudge(`LocalStack serves CloudTrail only with a token. ${TOKEN_ADVICE}.`);
  const { LocalstackContainer } = await import('@testcontainers/localstack');
  const container = new LocalstackContainer(image).withEnvironment({ ...env, LOCALSTACK_AUTH_TOKEN: token });
  try {
    return await startAndWait(container, {
      image,
      port: PORT,
      ready: { path: '/_localstack/health', timeoutMs },
    });
  } catch (error) {
    if (error instanceof EndedEarly && error.exitCode === NO_LICENCE) {
      throw new CannotJudge(`LocalStack refused its licence (exit code ${NO_LICENCE}). ${TOKEN_ADVICE}.`);
    }
    throw error;
  }
}
