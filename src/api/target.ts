import { CannotJudge } from '../contract/errors.ts';
import { type OpenTarget, openTarget } from '../session/open-target.ts';
import { startHandler } from '../start/handler.ts';
import type { TargetChoice } from '../targets/choice.ts';
import type { TargetOptions } from './options.ts';

/**
 * Opens the target, does the work, and closes the target, however the work ends.
 * @throws CannotJudge when the choice is wrong or the target doesn't start
 */
export async function withTarget<T>(
  options: TargetOptions & Pick<TargetChoice, 'allowAws'>,
  work: (target: OpenTarget) => Promise<T>,
): Promise<T> {
  const target = await openGiven(options);
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

/** Opens the target of some options; a function is served first. */
export async function openGiven({
  fetch,
  ...choice
}: TargetOptions & Pick<TargetChoice, 'allowAws'>): Promise<OpenTarget> {
  // The SDK would print that newer versions of it will not run on Node 20.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  if (!fetch) return byFunction(await openTarget(choice));
  const { endpoint, target, region, name = 'in process' } = choice;
  if (endpoint !== undefined || target !== undefined) {
    throw new CannotJudge('fetch and endpoint or target both give a target. Give one of them.');
  }
  const served = await startHandler(fetch);
  try {
    // Nothing of the environment is about a function in this process.
    const opened = await openTarget({ endpoint: served.url, region }, { env: {} });
    const description = { ...opened.description, name, started: true };
    const close = () => opened.close().finally(served.stop);
    return { ...opened, description, close };
  } catch (error) {
    await served.stop();
    throw error;
  }
}

/** The same target; what the preflight advises then are options of the function. */
function byFunction(opened: OpenTarget): OpenTarget {
  const { description } = opened;
  return { ...opened, description: { ...description, asked: { ...description.asked, byFunction: true } } };
}
