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
let runs = 0;

/**
 * From here on a signal is the run's own affair: it ends in the ordinary way, cleans up and stops what was started for
 * it. Gives a function that ends this.
 */
export function leaveSignalsToRun(): () => void {
  runs += 1;
  return () => {
    runs -= 1;
  };
}

/** Stops everything that was started, the newest first; gives whether all of it could be stopped. */
export async function stopStarted(): Promise<boolean> {
  let all = true;
  for (const stop of stops.splice(0).reverse()) {
    try {
      await stop();
    } catch (error) {
      all = false;
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`could not be stopped: ${reason}\n`);
    }
  }
  return all;
}

function interrupted(signal: Signal): void {
  if (ending || runs > 0) return;
  ending = true;
  process.stderr.write(`${signal}: stopping what was started…\n`);
  // The shell's own code for a signal, so that a script sees why; 3 is "something was left behind".
  void stopStarted().then((all) => process.exit(all ? 128 + constants.signals[signal] : 3));
}
