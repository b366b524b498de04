import { randomInt } from 'node:crypto';
import { CannotJudge } from '../contract/errors.ts';
import { runExploration } from '../explore/run.ts';
import { showExplored } from '../explore/show.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import { newRunId } from '../session/run-id.ts';
import type { TargetChoice } from '../targets/choice.ts';
import { commandOf } from '../targets/command.ts';
import { exitCodeOfExploration } from './exit.ts';
import { printLeaks } from './leaks.ts';
import { onTarget } from './on-target.ts';
import { firstLine } from './target-line.ts';
import { print, program, warn } from './terminal.ts';

interface ExploreArgs extends TargetChoice {
  explore: number;
  seed?: number | undefined;
  journal?: string | undefined;
}

/**
 * `run --explore N [--seed S]`: generated requests instead of the table. Gives the exit code.
 * @throws CannotJudge where the target can't be explored, or stopped by itself
 */
export function explore(args: ExploreArgs): Promise<number> {
  const { explore: count, seed = randomInt(2 ** 31), journal = journalFolder() } = args;
  return onTarget(args, async ({ target, options }) => {
    process.stdout.write(firstLine(target));
    const { explored, facts, bindings, leaks } = await runExploration({
      ...options,
      count,
      seed,
      runId: newRunId(),
      journal,
    });
    print(showExplored(explored, facts, bindings, commandOf(program(), target.again)));
    if (explored.stopReason !== undefined) warn(`The exploration stopped early: ${explored.stopReason}.`);
    printLeaks(leaks);
    const died = target.died();
    if (died && leaks.length === 0) throw new CannotJudge(`The target ${died} during the exploration.`);
    return exitCodeOfExploration({ explored, leaks });
  });
}
