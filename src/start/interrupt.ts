import { constants } from 'node:os';
import { reasonOf } from '../text/reason.ts';

type Stop = () => Promise<unknown>;

/** What must be undone before the process may end, oldest first. */
const stops: Stop[] = [];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
type Signal = (typeof SIGNALS)[number];

/**
 * Has `stop` called when SIGINT, SIGTERM, SIGHUP or SIGQUIT ends the process; the newest first, so that what was built on a
 * thing goes before the thing. A second signal does not cut the clean-up short: it is bounded by its own time limits.
 * Gives a function that forgets `stop` again.
 */
export function beforeInterruptedExit(stop: Stop): () => void {
  stops.push(stop);
  listen();
  return () => {
    const index = stops.indexOf(stop);
    if (index < 0) return;
    stops.splice(index, 1);
    listen();
  };
}

/** A run under way, which a first signal asks to come to its end by itself. */
export interface Interruptible {
  /** The first signal: the run is to clean up and end. */
  end(): void;
  /** The second: says what is left and gives the exit code. */
  giveUp(): number;
}

let run: Interruptible | undefined;
let asked = false;

/** Hands the first two signals to a run; what {@link beforeInterruptedExit} registered waits for its end. Gives a function that takes them back. */
export function handInterruptsTo(interruptible: Interruptible): () => void {
  run = interruptible;
  asked = false;
  listen();
  return () => {
    run = undefined;
    listen();
  };
}

let listening = false;

/** With nothing to stop and no run under way a signal does what it does without us. */
function listen(): void {
  const needed = stops.length > 0 || run !== undefined;
  if (needed === listening) return;
  listening = needed;
  for (const signal of SIGNALS) {
    if (needed) process.on(signal, interrupted);
    else process.off(signal, interrupted);
  }
}

let ending = false;

function interrupted(signal: Signal): void {
  if (run && !asked) {
    asked = true;
    run.end();
    return;
  }
  if (ending) return;
  ending = true;
  void stopAll(signal, run?.giveUp());
}

/** @param code exit code of a run that was given up */
async function stopAll(signal: Signal, code: number | undefined): Promise<void> {
  if (stops.length > 0) process.stderr.write(`${signal}: stopping what was started…\n`);
  let failed = false;
  for (const stop of stops.splice(0).reverse()) {
    try {
      await stop();
    } catch (error) {
      failed = true;
      process.stderr.write(`Something that was started can't be stopped: ${reasonOf(error)}.\n`);
    }
  }
  // The shell's own code for a signal, so that a script sees why; 3 is "something was left behind".
  process.exit(failed ? 3 : (code ?? 128 + constants.signals[signal]));
}
