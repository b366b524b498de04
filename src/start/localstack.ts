import type { LocalStackConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { TOKEN_ADVICE } from '../targets/licence.ts';
import { startAndWait } from './container.ts';
import { loadOptional } from './optional.ts';
import { EndedEarly } from './own-containers.ts';
import type { Started } from './started.ts';

const IMAGE = 'localstack/localstack:latest';
const PORT = 4566;
/** The default of LocalStack, whose first start unpacks and loads. */
const TIMEOUT_MS = 120_000;
/** Exit code of the image without a valid token. */
const NO_LICENCE = 55;

/**
 * Starts LocalStack and waits until it is healthy. CloudTrail needs the token of a paid plan.
 * @throws CannotJudge without a token, with one that LocalStack refuses, and like {@link startAndWait}
 */
export async function startLocalStack(
  { image = IMAGE, env = {}, timeoutMs = TIMEOUT_MS }: LocalStackConfig,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Started> {
  const token = env.LOCALSTACK_AUTH_TOKEN ?? environment.LOCALSTACK_AUTH_TOKEN;
  if (!token) throw new CannotJudge(`LocalStack serves CloudTrail only with a token. ${TOKEN_ADVICE}.`);
  const { LocalstackContainer } = await loadOptional(
    () => import('@testcontainers/localstack'),
    '@testcontainers/localstack',
  );
  const container = new LocalstackContainer(image).withEnvironment({ ...env, LOCALSTACK_AUTH_TOKEN: token });
  try {
    return await startAndWait(container, {
      image,
      port: PORT,
      ready: { path: '/_localstack/health', timeoutMs },
    });
  } catch (error) {
    if (error instanceof EndedEarly && error.exitCode === NO_LICENCE) {
      throw new CannotJudge(`LocalStack refused its token (exit code ${NO_LICENCE}). ${TOKEN_ADVICE}.`);
    }
    throw error;
  }
}
