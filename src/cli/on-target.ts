import { CannotJudge } from '../contract/errors.ts';
import type { ConformanceOptions } from '../session/conformance.ts';
import { assertAlive } from '../session/no-result.ts';
import { type OpenTarget, openTarget } from '../session/open-target.ts';
import type { TargetChoice } from '../targets/choice.ts';
import { withSecret } from './ask-secret.ts';
import { onInterrupt } from './interrupt.ts';
import { warn } from './terminal.ts';

/** What a verb that creates something on a target gets. */
export interface OnTarget {
  target: OpenTarget;
  /** The target, the signal that an interrupt aborts, and what is called on the way. */
  options: Required<Pick<ConformanceOptions, 'target' | 'signal' | 'onJournal' | 'warn'>>;
}

/**
 * Opens the target, does the work, and closes the target, however the work ends.
 * @throws CannotJudge when the choice is wrong or the target doesn't start
 */
export async function onTarget<T>(choice: TargetChoice, work: (open: OnTarget) => Promise<T>): Promise<T> {
  const target = await openTarget(await withSecret(choice));
  const { signal, watch, dispose } = onInterrupt();
  const onJournal = (file: string) => {
    watch(file);
    target.keeps(file);
  };
  try {
    return await work({ target, options: { target: target.description, signal, onJournal, warn } });
  } catch (error) {
    // Whatever the verb met, it came of that.
    if (error instanceof CannotJudge) await assertAlive(target);
    throw error;
  } finally {
    dispose();
    await target.close();
  }
}
