import { readJournal } from '../needs/journal/read.ts';
import { EXIT } from '../results/exit-code.ts';
import { handInterruptsTo } from '../start/interrupt.ts';

export interface Interrupt {
  /** Aborted by the first signal. */
  signal: AbortSignal;
  /** Names the journal that the second signal reads. */
  watch: (journal: string) => void;
  dispose(): void;
}

/**
 * The first SIGINT, SIGTERM, SIGHUP or SIGQUIT ends the run and lets it clean up. The second ends the process at once and
 * prints what remains and how to remove it.
 */
export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  let journal: string | undefined;
  const dispose = handInterruptsTo({
    end: () => {
      process.stderr.write('Interrupted. Removing what the run created; interrupt again to skip that.\n');
      controller.abort();
    },
    giveUp: () => printRemains(journal),
  });
  return {
    signal: controller.signal,
    watch: (file) => {
      journal = file;
    },
    dispose,
  };
}

/** Gives the exit code. */
function printRemains(journal: string | undefined): number {
  const open = journal === undefined ? [] : (readJournal(journal)?.open ?? []);
  const lines = open.map(({ kind, name, created }) => `  ${kind} ${name}${created ? '' : ' (perhaps)'}\n`);
  process.stderr.write(
    open.length > 0
      ? `The run leaked:\n${lines.join('')}Remove it with the command sweep. The journal is ${journal}.\n`
      : 'Nothing that the run created remains.\n',
  );
  return open.length > 0 ? EXIT.leaked : EXIT.cannotJudge;
}
