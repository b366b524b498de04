import { randomInt } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type ExploreRun, runExploration } from '../explore/run.ts';
import { showExplored } from '../explore/show.ts';
import { assertWritableFolder, writeWhole } from '../files/write.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import { escaped, fence, page } from '../report/markdown/kit.ts';
import { knowsCause } from '../results/known-causes.ts';
import { assertAlive } from '../session/no-result.ts';
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
  maxFindings?: number | undefined;
  known?: string | undefined;
  json: boolean;
  out?: string | undefined;
  journal?: string | undefined;
}

/**
 * `run --explore N [--seed S]`: generated requests instead of the table. Gives the exit code.
 * @throws CannotJudge where the target can't be explored, or stopped by itself
 */
export function explore(args: ExploreArgs): Promise<number> {
  const {
    explore: count,
    seed = randomInt(2 ** 31),
    journal = journalFolder(),
    out,
    json,
    maxFindings,
  } = args;
  if (out !== undefined) assertWritableFolder('--out', out);
  return onTarget(args, async ({ target, options }) => {
    const isKnown = await knownCauses(args.known === undefined ? target.known : resolve(args.known));
    // With --json stdout has the result and nothing else.
    process[json ? 'stderr' : 'stdout'].write(firstLine(target));
    const startedAt = new Date().toISOString();
    const run = await runExploration({
      ...options,
      ...{ count, seed, maxFindings, isKnown, journal },
      runId: newRunId(),
    });
    const { explored, facts, bindings, leaks } = run;
    const { name, version, endpoints } = options.target;
    const text = showExplored(explored, facts, bindings, commandOf(program(), target.again));
    const data = dataOf(run, { name, version, endpoint: endpoints.cloudtrail, startedAt });
    if (out !== undefined) {
      await writeWhole(join(out, 'explored.json'), data);
      await writeWhole(
        join(out, 'explored.md'),
        page(`# Exploration of ${escaped(name)}`, fence(text.trimEnd())),
      );
    }
    print(json ? data.trimEnd() : text);
    if (explored.stopReason !== undefined) warn(`The exploration stopped early: ${explored.stopReason}.`);
    else if (explored.generated < count)
      warn(
        `The exploration ended at request ${explored.generated} of ${count}, with as many surprises as --max-findings allows.`,
      );
    printLeaks(leaks);
    if (leaks.length === 0) await assertAlive(target);
    return exitCodeOfExploration({ explored, leaks });
  });
}

/** Whether a list of known differences has a cause; without a list none is known. */
async function knownCauses(file: string | undefined) {
  if (file === undefined) return undefined;
  const { entries } = await (await import('../results/known-file.ts')).readKnown(file);
  return knowsCause(entries, new Date().toISOString().slice(0, 10));
}

interface Explorable {
  name: string;
  version: string | undefined;
  endpoint: string | undefined;
  startedAt: string;
}

/** The result as JSON. */
function dataOf({ explored, facts, leaks }: ExploreRun, { startedAt, ...target }: Explorable): string {
  const run = { id: facts.id, region: facts.region, startedAt };
  return `${JSON.stringify({ formatVersion: 1, target, run, ...explored, leaks }, null, 2)}\n`;
}
