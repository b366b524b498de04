import { constants } from 'node:os';

type Stop = () => Promise<unknown>;

/** What must be undone before the process may end, oldest first. */
const stops: Stop[] = [];
let listening = false;

/**
 * Has `stop` called when SIGINT, SIGTERM or SIGHUP ends the process; the newest first, so that what was built on a
 * thing goes before the thing. A second signal does not cut the clean-up short: it is bounded by its own time limits.
 * Where something else listens for the signal too, it is left to that: it ends the run in the ordinary way, which stops
 * what was started. Gives a function that forgets `stop` again.
 */
export function beforeInterruptedExit(stop: Stop): () => void {
  stops.push(stop);
  if (!listening) {
    listening = true;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => interrupted(signal));
  }
  return () => {
    const index = stops.indexOf(stop);
    if (index >= 0) stops.splice(index, 1);
  };
}

let ending = false;

function interrupted(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  if (ending || process.listenerCount(signal) > 1) return;
  ending = true;
  void stopAll(signal);
}

async function stopAll(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): Promise<void> {
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
