import { readJournal } from '../needs/journal/read.ts';
import { handInterruptsTo } from '../start/interrupt.ts';

export interface Interrupt {
  /** Aborted by the first signal. */
  signal: AbortSignal;
  /** Names the journal that the second signal reads out. */
  watch: (journal: string) => void;
  dispose(): void;
}

/**
 * The first SIGINT, SIGTERM, SIGHUP or SIGQUIT ends the run and lets it clean up; the second ends the process at once and says what is
 * left and how to remove it.
 */
export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  let journal: string | undefined;
  const dispose = handInterruptsTo({
    end: () => {
      process.stderr.write('Interrupted: removing what was made. Interrupt again to leave it.\n');
      controller.abort();
    },
    giveUp: () => sayWhatIsLeft(journal),
  });
  return {
    signal: controller.signal,
    watch: (file) => {
      journal = file;
    },
    dispose,
  };
}

/** Gives the exit code: 3 where something is left, 2 where nothing is. */
function sayWhatIsLeft(journal: string | undefined): number {
  const left = journal === undefined ? [] : (readJournal(journal)?.open ?? []);
  const lines = left.map(({ kind, name, created }) => `  ${kind} ${name}${created ? '' : ' (perhaps)'}\n`);
  process.stderr.write(
    left.length > 0
      ? `Left behind:\n${lines.join('')}Remove it with the verb sweep; the journal is ${journal}.\n`
      : 'Nothing is left behind.\n',
  );
  return left.length > 0 ? 3 : 2;
}
