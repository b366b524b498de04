import { randomInt } from 'node:crypto';
import { CannotJudge } from '../contract/errors.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import { commandOf } from '../report/command.ts';
import { newRunId } from '../session/run-id.ts';
import { exitCodeOfExploration } from './exit.ts';
import { sayLeft } from './left.ts';
import { onTarget } from './on-target.ts';
import { print, program, warn } from './terminal.ts';

/** The flags of `run` that mean something beside `--explore`. */
export const BESIDE_EXPLORE = ['target', 'endpoint', 'region', 'seed', 'journal'] as const;

interface ExploreArgs {
  explore: string;
  seed?: string | undefined;
  target?: string | undefined;
  endpoint?: string | undefined;
  region?: string | undefined;
  journal?: string | undefined;
}

/**
 * `run --explore N [--seed S]`: generated requests instead of the table. Gives the exit code.
 * @throws CannotJudge where the target is none that can be explored, or ended by itself
 */
export async function exploreFromArgs({
  explore,
  seed,
  target,
  endpoint,
  region,
  journal = journalFolder(),
}: ExploreArgs): Promise<number> {
  const count = wholeNumber('--explore', explore, 1);
  const drawn = seed === undefined ? randomInt(2 ** 31) : wholeNumber('--seed', seed, 0);
  const [{ runExploration }, { showExplored }] = await Promise.all([
    import('../explore/run.ts'),
    import('../explore/show.ts'),
  ]);
  return onTarget({ target, endpoint, region }, async ({ target: opened, signal, onJournal }) => {
    const { explored, facts, bindings, leaks } = await runExploration({
      target: opened.description,
      count,
      seed: drawn,
      runId: newRunId(),
      journal,
      signal,
      onJournal,
    });
    print(showExplored(explored, facts, bindings, commandOf(program(), opened.again)));
    if (explored.stopReason !== undefined) {
      warn(`The exploration stopped early: ${explored.stopReason}.`);
    }
    sayLeft(leaks);
    const died = opened.died();
    if (died && leaks.length === 0) throw new CannotJudge(`The target ${died} during the exploration.`);
    return exitCodeOfExploration({ explored, leaks });
  });
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least || value >= 2 ** 31) {
    throw new CannotJudge(`${option} ${text} is not a whole number from ${least} to ${2 ** 31 - 1}.`);
  }
  return value;
}
