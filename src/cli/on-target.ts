import { type OpenTarget, openTarget } from '../session/open-target.ts';
import type { TargetChoice } from '../targets/choose.ts';
import { onInterrupt } from './interrupt.ts';

/** What a verb that makes something on a target gets. */
export interface OnTarget {
  target: OpenTarget;
  /** Aborted when the user interrupts. */
  signal: AbortSignal;
  /** Told the journal of what is made: it is read out at a second interrupt, and goes with a target that was started. */
  onJournal: (file: string) => void;
}

/**
 * Opens the target, does the work, and closes the target again, however the work ends.
 * @throws CannotJudge when the choice is wrong or the target doesn't come up
 */
export async function onTarget<T>(choice: TargetChoice, work: (on: OnTarget) => Promise<T>): Promise<T> {
  const target = await openTarget(choice);
  const { signal, watch, dispose } = onInterrupt();
  const onJournal = (file: string) => {
    watch(file);
    target.keeps(file);
  };
  try {
    return await work({ target, signal, onJournal });
  } finally {
    dispose();
    await target.close();
  }
}
