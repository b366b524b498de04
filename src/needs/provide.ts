import type { CaseTable } from '../../generated/case-table.ts';
import type { Unmet } from '../contract/recording.ts';
import { ANY_ACCOUNT, type Bindings, fill, type RunFacts, uniqueName } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { reasonOf } from '../text/reason.ts';
import type { Journal } from './journal/write.ts';
import { KINDS } from './kinds.ts';
import type { ProvideContext, Provided } from './provider.ts';
import { SWEEPERS } from './sweep/kinds.ts';
import { MADE_TAG, RUN_TAG, unlessGone } from './sweep/sweeper.ts';
import { HalfMade } from './undo.ts';

/** The needs of a run, as far as they could be had. */
export interface Fixtures {
  bindings: Bindings;
  unmet: Record<string, Unmet>;
  /** Removes all in reverse order; gives what could not be removed. */
  removeAll(budgetMs?: number): Promise<Leak[]>;
}

/** Something that a run made and could not remove. */
export interface Leak {
  kind: string;
  name: string;
  reason: string;
}

interface Made {
  alias: string;
  /** The need that it points to, which goes after it. */
  of: string | undefined;
  kind: string;
  name: string;
  provided: Provided;
}

/** Where needs are made, and where each is announced before. */
export interface NeedsContext {
  table: CaseTable;
  target: Reachable;
  facts: RunFacts;
  journal?: Journal;
}

/** Most removals at once: the user waits for them, and a service has its pace. */
const REMOVALS_AT_ONCE = 8;

/** Milliseconds that the removal of a run's needs may take; what is left then is a leak, and in the journal. */
export const REMOVAL_BUDGET_MS = 60_000;

/** Makes the needs of the given aliases, each after the one it points to. A need that can't be made is unmet, never an exception. */
export async function provideNeeds(
  aliases: readonly string[],
  { table, target, facts, journal }: NeedsContext,
): Promise<Fixtures> {
  const bindings: Bindings = {};
  const unmet: Record<string, Unmet> = {};
  const made: Made[] = [];
  const pending = new Map<string, Promise<void>>();

  const provide = (alias: string): Promise<void> => {
    const known = pending.get(alias) ?? provideOne(alias);
    pending.set(alias, known);
    return known;
  };

  const provideOne = async (alias: string): Promise<void> => {
    const need = table.needs[alias];
    const kind = need && KINDS[need.kind];
    const given = target.resources?.[alias];
    if (given) {
      const follows = Object.entries(kind?.follows ?? {}).map(([key, from]) => [key, from(given.id, facts)]);
      const attributes = { ...Object.fromEntries(follows), ...given };
      // Loaded only here: most runs make all they need.
      const { isAbsent } = await import('./given.ts');
      if (await isAbsent(need?.kind ?? '', attributes, target)) {
        unmet[alias] = {
          name: alias,
          reason: `the config names ${given.id}, which is not there`,
          remedy: `name under resources.${alias} one that the run's credentials see, or leave it to the run to make one`,
        };
      } else bindings[alias] = attributes;
      return;
    }
    if (!need || !kind)
      throw new Error(`the case table needs ${alias} (${need?.kind}), which no provider makes`);
    if (need.dependsOn) await provide(need.dependsOn);
    const broken = need.dependsOn && unmet[need.dependsOn];
    if (broken) {
      unmet[alias] = { ...broken, name: alias };
      return;
    }
    const scope = { run: facts, bindings, seed: `need/${alias}` };
    const name = need.name ? String(fill(need.name, scope)) : uniqueName(facts.id, scope.seed);
    const context: ProvideContext = {
      target,
      facts,
      name,
      bindings,
      list: table.operations.list,
      tags: [
        { Key: RUN_TAG, Value: facts.id },
        { Key: MADE_TAG, Value: new Date().toISOString() },
      ],
      keyId: (template) => String(fill(template, scope)),
      policy: (policyName, self) => {
        const document = table.policies[policyName];
        if (!document) throw new Error(`spec/policies.yaml has no policy ${policyName}`);
        const text = JSON.stringify(fill(document, { ...scope, captured: { self } }));
        if (text.includes(ANY_ACCOUNT))
          throw new Error(`the policy ${policyName} needs the account id, which STS did not say`);
        return text;
      },
    };
    try {
      const provider = await kind.load();
      // What nothing can sweep makes nothing: a trait that is only looked for.
      if (SWEEPERS.has(need.kind)) await journal?.intend(need.kind, name);
      const provided = await provider(need, context);
      if (SWEEPERS.has(need.kind)) journal?.made(need.kind, name, idOf(provided));
      bindings[alias] = provided.attributes;
      made.push({ alias, of: need.dependsOn, kind: need.kind, name, provided });
    } catch (error) {
      const half = error instanceof HalfMade ? error : undefined;
      const why = half ? half.cause : error;
      if (half) {
        journal?.made(need.kind, name);
        made.push({
          alias,
          of: need.dependsOn,
          kind: need.kind,
          name,
          provided: { attributes: {}, remove: half.undo },
        });
      } else if (!(await mayExist(why, { kind: need.kind, name }, target, facts)))
        journal?.refused(need.kind, name);
      unmet[alias] = {
        name: alias,
        reason: `${need.kind} could not be made: ${reasonOf(why)}`,
        remedy: kind.remedy,
      };
    }
  };

  await Promise.all(aliases.map(provide));
  return {
    bindings,
    unmet,
    removeAll: async (budgetMs = REMOVAL_BUDGET_MS) => {
      const leaks: Leak[] = [];
      const deadline = performance.now() + budgetMs;
      const remove = async ({ kind, name, provided }: Made): Promise<void> => {
        try {
          if (performance.now() > deadline) throw new Error('no time was left to remove it');
          await unlessGone(provided.remove());
          journal?.removed(kind, name);
        } catch (error) {
          leaks.push({ kind, name, reason: reasonOf(error) });
        }
      };
      while (made.length > 0) await Promise.all(takeLoose(made).map(remove));
      return leaks;
    },
  };
}

/** The id for the journal. An ARN says the account and no more than the name does: what has one is found by its name. */
function idOf({ attributes: { id } }: Provided): string | undefined {
  return id?.startsWith('arn:') ? undefined : id;
}

/** Takes the newest out that no other one points to, as many as may be removed at once. */
function takeLoose(made: Made[]): Made[] {
  const held = new Set(made.map(({ of }) => of));
  const loose = made.filter(({ alias }) => !held.has(alias)).slice(-REMOVALS_AT_ONCE);
  for (const one of loose) made.splice(made.indexOf(one), 1);
  return loose.reverse();
}

/**
 * Whether a create that failed may have made something all the same. After a clear no it is looked up, as a wrong service may
 * refuse what it makes; after a lost answer there is no telling until the end of the run.
 */
async function mayExist(
  error: unknown,
  { kind, name }: { kind: string; name: string },
  target: Reachable,
  facts: RunFacts,
): Promise<boolean> {
  const { $metadata, code = '' } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  // The SDK puts $metadata on each error of a call: without it the error is our own, before anything was sent.
  if ($metadata !== undefined) {
    if (['ECONNREFUSED', 'ENOTFOUND'].includes(code)) return false;
    const status = $metadata.httpStatusCode ?? 0;
    if (status === 0 || (status >= 500 && target.aws)) return true;
  }
  const sweeper = (await SWEEPERS.get(kind)?.())?.(target, facts);
  try {
    return (await sweeper?.look(name)) !== undefined;
  } catch {
    return false; // It failed the create as well: an emulator without this service.
  } finally {
    sweeper?.close();
  }
}
