import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotJudge } from '../contract/errors.ts';
import type { TargetDescription, WorldAccess } from '../contract/target.ts';
import { reasonOf } from '../text/reason.ts';

/** `setup` and `teardown`: what the user does around a run. */
type AroundHook = (target: TargetDescription) => unknown;

/** What a `world` hook gives when it put the target into the world. */
export interface HookedWorld extends WorldAccess {
  leave?(): unknown;
}
type WorldHook = (world: string, target: TargetDescription) => Promise<HookedWorld | undefined>;

/** Calls the user's `setup` or `teardown` hook. @throws CannotJudge when it throws */
export async function callHook(when: 'setup' | 'teardown', target: TargetDescription): Promise<void> {
  const file = target.hooks?.[when];
  if (file === undefined) return;
  const hook = await loadHook<AroundHook>(when, file);
  try {
    await hook(target);
  } catch (error) {
    throw new CannotJudge(`The hook ${when} (${file}) failed (${reasonOf(error)}).`);
  }
}

/** The user's `world` hook, where there is one. */
export async function worldHook(target: TargetDescription): Promise<WorldHook | undefined> {
  const file = target.hooks?.world;
  return file === undefined ? undefined : loadHook<WorldHook>('world', file);
}

/** A module's default export. @throws CannotJudge when it isn't a function */
async function loadHook<Hook>(when: string, file: string): Promise<Hook> {
  let found: unknown;
  try {
    found =
      extname(file) === '.ts'
        ? await (await import('jiti')).createJiti(import.meta.url).import(file, { default: true })
        : ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (error) {
    throw new CannotJudge(`hooks.${when}: ${file} can't be loaded (${reasonOf(error)}).`);
  }
  if (typeof found !== 'function') {
    throw new CannotJudge(`hooks.${when}: ${file} must export a function as default.`);
  }
  return found as Hook;
}
