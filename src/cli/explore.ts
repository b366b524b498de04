import { randomInt } from 'node:crypto';
import { CannotJudge } from '../errors.ts';
import { newRunId } from '../run/run-id.ts';
import { openTarget } from '../targets/open.ts';
import { print } from './terminal.ts';

interface ExploreArgs {
  explore: string;
  seed?: string | undefined;
  target?: string | undefined;
  endpoint?: string | undefined;
  region?: string | undefined;
}

/** `run --explore N [--seed S]`: generated requests instead of the table. Gives the exit code. */
export async function exploreFromArgs({
  explore,
  seed,
  target,
  endpoint,
  region,
}: ExploreArgs): Promise<number> {
  const count = wholeNumber('--explore', explore, 1);
  const drawn = seed === undefined ? randomInt(2 ** 31) : wholeNumber('--seed', seed, 0);
  const [{ runExploration }, { showExplored }] = await Promise.all([
    import('../explore/run.ts'),
    import('../explore/show.ts'),
  ]);
  const opened = await openTarget({ target, endpoint, region });
  try {
    const run = await runExploration({ target: opened.description, count, seed: drawn, runId: newRunId() });
    print(showExplored(run.explored, run.facts, run.bindings));
    return run.explored.surprise ? 1 : 0;
  } finally {
    await opened.close();
  }
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least || value >= 2 ** 31) {
    throw new CannotJudge(`${option} ${text} is not a whole number from ${least} to ${2 ** 31 - 1}.`);
  }
  return value;
}
