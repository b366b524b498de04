import { constants } from 'node:os';

type Stop = () => Promise<unknown>;

/** What must be undone before the process may end, oldest first. */
const stops: Stop[] = [];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

/**
 * Has `stop` called when SIGINT, SIGTERM or SIGHUP ends the process; the newest first, so that what was built on a
 * thing goes before the thing. A second signal does not cut the clean-up short: it is bounded by its own time limits.
 * Gives a function that forgets `stop` again.
 */
export function beforeInterruptedExit(stop: Stop): () => void {
  if (stops.length === 0) for (const signal of SIGNALS) process.on(signal, interrupted);
  stops.push(stop);
  return () => {
    const index = stops.indexOf(stop);
    if (index < 0) return;
    stops.splice(index, 1);
    // With nothing to stop a signal does what it does without us.
    if (stops.length === 0) for (const signal of SIGNALS) process.off(signal, interrupted);
  };
}

let ending = false;

function interrupted(signal: Signal): void {
  if (ending) return;
  ending = true;
  void stopAll(signal);
}

async function stopAll(signal: Signal): Promise<void> {
  process.stderr.write(`${signal}: stopping what was started…\n`);
  let failed = false;
  for (const stop of stops.splice(0).reverse()) {
    try {
      await stop();
    } catch (error) {
      failed = true;
      process.stderr.write(
        `could not be stopped: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
  }
  // The shell's own code for a signal, so that a script sees why; 3 is "something was left behind".
  process.exit(failed ? 3 : 128 + constants.signals[signal]);
}
