import { constants } from 'node:os';
import { reasonOf } from '../text/reason.ts';

type Stop = () => Promise<unknown>;

/** What must be undone before the process may end, oldest first. */
const stops: Stop[] = [];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
type Signal = (typeof SIGNALS)[number];

/**
 * Calls `stop` when SIGINT, SIGTERM, SIGHUP or SIGQUIT ends the process, the newest one first, because it may depend on
 * older ones. A second signal does not shorten the clean-up, which has its own time limits.
 * @returns a function that forgets `stop`
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

/** A run that a first signal asks to end by itself. */
export interface Interruptible {
  /** The first signal: the run must clean up and end. */
  end(): void;
  /** The second: prints what remains and gives the exit code. */
  giveUp(): number;
}

let run: Interruptible | undefined;
let asked = false;

/**
 * Gives the first two signals to a run; what {@link beforeInterruptedExit} registered waits for the end of the run.
 * @returns a function that takes them back
 */
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

/** Without a run and anything to stop, signals have their usual effect. */
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

/** @param code exit code of a run that ended without clean-up */
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
  // The shell's code for the signal, so that a script sees why; 3 means a leak.
  process.exit(failed ? 3 : (code ?? 128 + constants.signals[signal]));
}
