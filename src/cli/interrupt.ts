import { readJournal } from '../fixtures/journal.ts';
import { leaveSignalsToRun, stopStarted } from '../interrupt.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Interrupt {
  /** Aborted by the first signal. */
  signal: AbortSignal;
  /** Names the journal that the second signal reads out. */
  watch: (journal: string) => void;
  dispose(): void;
}

/**
 * The first SIGINT, SIGTERM or SIGHUP ends the run and lets it clean up; the second ends the process at once and says what is
 * left and how to remove it.
 */
export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  let journal: string | undefined;
  const listener = (): void => {
    if (!controller.signal.aborted) {
      process.stderr.write('Interrupted: removing what was made. Interrupt again to leave it.\n');
      controller.abort();
      return;
    }
    const left = journal === undefined ? [] : (readJournal(journal)?.open ?? []);
    const lines = left.map(({ kind, name, made }) => `  ${kind} ${name}${made ? '' : ' (perhaps)'}\n`);
    process.stderr.write(
      left.length > 0
        ? `Left behind:\n${lines.join('')}Remove it with the verb sweep; the journal is ${journal}.\n`
        : 'Nothing is left behind.\n',
    );
    void stopStarted().then((all) => process.exit(left.length > 0 || !all ? 3 : 2));
  };
  const done = leaveSignalsToRun();
  for (const name of SIGNALS) process.on(name, listener);
  return {
    signal: controller.signal,
    watch: (file) => {
      journal = file;
    },
    dispose: () => {
      done();
      for (const name of SIGNALS) process.off(name, listener);
    },
  };
}
