import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadTable } from '../contract/table.ts';
import type { TargetDescription } from '../contract/target.ts';
import { assertResources } from '../needs/resources.ts';
import { allowedAccounts, assertAllowed } from '../probe/guard.ts';
import { waitForTarget } from '../probe/wait.ts';
import { openAwsEmulator } from '../start/aws-emulator/open.ts';
import { startContainer } from '../start/container.ts';
import { beforeInterruptedExit } from '../start/interrupt.ts';
import { startLocalStack } from '../start/localstack.ts';
import { startProcess } from '../start/process.ts';
import type { Started } from '../start/started.ts';
import type { TargetChoice } from '../targets/choice.ts';
import { type ChosenTarget, chooseTarget } from '../targets/choose.ts';
import { optionsAgain } from '../targets/command.ts';
import { describeTarget } from '../targets/describe.ts';
import { callHook } from '../targets/hooks.ts';

/** A target that is ready to be asked, and how to stop what was started for it. */
export interface OpenTarget {
  description: TargetDescription;
  /** What named it: a flag, a variable or a file. */
  namedBy: string;
  /** It is the built-in reference, and no server of the user's. */
  reference: boolean;
  /** The options that choose this target again, as text for a shell. */
  again: readonly string[];
  /** Absolute path of the known differences that its config names. */
  known?: string;
  /** The end of what a target that was started printed; empty for one that was up. */
  output(): string;
  /** How a target that was started ended by itself, where it did. */
  died(): Promise<string | undefined>;
  /** Names the journal of a run on it: what a target that was started holds goes when it is stopped, and so does the journal. */
  keeps(journal: string): void;
  close(): Promise<void>;
}

/**
 * Starts what has to be started and describes the target.
 * @throws CannotJudge when the choice is wrong or the target doesn't come up; nothing is left running then
 */
export async function openTarget(
  choice: TargetChoice,
  { env = process.env, folder = process.cwd() }: { env?: NodeJS.ProcessEnv; folder?: string } = {},
): Promise<OpenTarget> {
  const byAccount =
    choice.allowAws !== undefined && choice.target === undefined && choice.endpoint === undefined;
  const chosen = await chooseTarget(byAccount ? { ...choice, target: 'aws' } : choice, env, folder);
  // Before anybody is asked for keys.
  if (chosen.config.aws) assertAllowed(chosen.name, allowedAccounts(choice.allowAws).own);
  assertResources(chosen.config, loadTable(), chosen.where ?? '');
  const started = await start(chosen, env, choice.wait);
  try {
    const url = started?.url ?? chosen.config.endpoint;
    const described = await describeTarget(chosen, { ...choice, url, env, found: started?.found });
    // One that was running before is found at the same place again.
    const isOurs = started !== undefined && !started.attached;
    const description = { ...described, ...(isOurs ? { started: true } : {}) };
    if (choice.wait !== undefined && !isOurs) {
      const answers = await waitForTarget(description, loadTable().operations.list, choice.wait);
      if (!answers) description.asked = { waitedMs: choice.wait };
    }
    await callHook('setup', description);
    const journals: string[] = [];
    const forget = beforeInterruptedExit(() => callHook('teardown', description));
    return {
      description,
      namedBy: byAccount ? '--allow-aws' : chosen.namedBy,
      reference: chosen.config.reference === true,
      again: optionsAgain(choice, chosen, env),
      ...(chosen.config.known ? { known: resolve(chosen.folder, chosen.config.known) } : {}),
      output: () => started?.output() ?? '',
      died: async () => started?.died(),
      keeps: (journal) => journals.push(journal),
      close: async () => {
        forget();
        try {
          await callHook('teardown', description);
        } finally {
          await started?.stop();
        }
        // No sweep would find its way there again: the next start has another port, and nothing of this one.
        if (isOurs) await Promise.all(journals.map((journal) => rm(journal, { force: true })));
      },
    };
  } catch (error) {
    await started?.stop();
    throw error;
  }
}

/** Starts the target, where it is one that has to be started. */
async function start(
  { config, folder }: ChosenTarget,
  env: NodeJS.ProcessEnv,
  waitMs = 0,
): Promise<Started | undefined> {
  if (config.awsEmulator) return openAwsEmulator(config.awsEmulator, { folder, env, waitMs });
  if (config.reference) return (await import('../start/reference.ts')).startReference();
  if (config.process) return startProcess(config.process, folder);
  if (config.container) return startContainer(config.container);
  if (config.localstack) return startLocalStack(config.localstack, env);
  return undefined;
}
