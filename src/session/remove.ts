import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Leak } from '../contract/leak.ts';
import type { TargetDescription } from '../contract/target.ts';
import type { RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { type Open, TRAIL } from '../needs/journal/format.ts';
import { endJournal, readJournal } from '../needs/journal/read.ts';
import { Journal } from '../needs/journal/write.ts';
import type { ProvidedNeeds } from '../needs/provide.ts';
import { Removals } from '../needs/removals.ts';
import { REMOVAL_BUDGET_MS } from '../needs/remove.ts';
import { sweepEntry } from '../needs/sweep/entry.ts';
import { openPlaces, type Places } from '../needs/sweep/places.ts';
import type { ListedTrail } from '../probe/room.ts';
import { reasonOf } from '../text/reason.ts';
import { type Look, removeListedNeeds, removeListedTrails } from './left.ts';

/** What a run created, and where. */
export interface Created {
  /** File of the journal, where one is kept. */
  journal: string | undefined;
  needs: Pick<ProvidedNeeds, 'removeAll'>;
  target: Reachable;
  facts: RunFacts;
  /** Accounts of AWS that worlds may be in. */
  allowed: readonly string[];
  /** Trails that were there before the run, where the target said so. */
  before: readonly ListedTrail[] | undefined;
  /** Kinds of needs that the run created or tried to create. */
  kinds: ReadonlySet<string>;
}

/** Kinds of the needs that a run created or tried to create; what the config names was there before. */
export function createdKinds(
  { bindings, unmet }: Pick<ProvidedNeeds, 'bindings' | 'unmet'>,
  { resources }: Pick<TargetDescription, 'resources'>,
  { needs }: CaseTable,
): ReadonlySet<string> {
  const created = Object.keys({ ...bindings, ...unmet }).filter((alias) => resources?.[alias] === undefined);
  return new Set(created.map((alias) => needs[alias]?.kind ?? ''));
}

/** What a journal lists as created and not removed; nothing where it can't be read. */
export function remainingIn(file: string | undefined, reason: string): Leak[] {
  try {
    const open = file === undefined ? [] : (readJournal(file)?.open ?? []);
    return open.map(({ kind, name }) => ({ kind, name, reason }));
  } catch {
    return [];
  }
}

/**
 * Removes all that a run created and ends its journal: first the trails that the cases could not remove (a refused create, a
 * lost answer), then the needs that those trails use, then the other open entries of the journal: a need whose answer was lost.
 * The target is asked what it lists of the run, too: it may have removed nothing, or have stored something under another name.
 * On AWS only trails are listed, as the policy of a run gives no right to list the rest.
 * @returns what could not be removed, and worlds that could not be left
 */
export async function removeCreated(
  { journal: file, needs, target, facts, allowed, before, kinds }: Created,
  budgetMs: number = REMOVAL_BUDGET_MS,
): Promise<Leak[]> {
  const places = openPlaces(target, facts, allowed);
  const open = new OpenEntries(file, facts.id, places, { deadline: performance.now() + budgetMs, target });
  const leaks: Leak[] = [];
  const look: Look = { facts, leaks, journal: open.journal, remove: (entry) => open.removeOne(entry) };
  const isLeak = ({ kind, name }: Open) => leaks.some((leak) => leak.kind === kind && leak.name === name);
  const steps: (() => Promise<Leak[]>)[] = [
    () => open.remove(({ kind }) => kind === TRAIL),
    () => open.inTime(() => removeListedTrails(target, before, look)),
    () => needs.removeAll(budgetMs),
    () => open.remove((entry) => !isLeak(entry)),
    ...(target.aws ? [] : [() => open.inTime(() => removeListedNeeds(kinds, places, look))]),
    () => places.close(),
  ];
  for (const step of steps) {
    // Whatever one step meets, the others are tried.
    const left = await step().catch((error: unknown) => [
      { kind: 'run', name: facts.id, reason: `a part of the clean-up failed: ${reasonOf(error)}` },
    ]);
    leaks.push(...left);
  }
  if (file !== undefined) endJournal(file);
  return leaks;
}

/** The open entries of a journal, removed as a sweep would. */
class OpenEntries {
  /** Where a removal is noted; nowhere without a journal. */
  readonly journal: Look['journal'];
  readonly #file: string | undefined;
  readonly #runId: string;
  readonly #places: Places;
  readonly #removals: Removals;
  readonly #deadline: number;
  /** Why a place gave no answer, by its world: one that doesn't answer for one entry won't for the next. */
  readonly #silent = new Map<string | undefined, string>();

  constructor(
    file: string | undefined,
    runId: string,
    places: Places,
    { deadline, target }: { deadline: number; target: Reachable },
  ) {
    this.#removals = new Removals(target);
    this.#file = file;
    this.journal = file === undefined ? { created: () => {}, removed: () => {} } : new Journal(file);
    this.#runId = runId;
    this.#places = places;
    this.#deadline = deadline;
  }

  /** Looks for what is left, as far as the target answers and time is left. */
  async inTime(look: () => Promise<Leak[]>): Promise<Leak[]> {
    const ms = this.#deadline - performance.now();
    if (ms <= 0 || this.#silent.has(undefined)) return [];
    const late = new AbortController();
    try {
      return await Promise.race([look(), sleep(ms, [], { signal: late.signal })]);
    } finally {
      late.abort();
    }
  }

  /** Removes the entries that are wanted; gives those that could not be. */
  async remove(isWanted: (entry: Open) => boolean): Promise<Leak[]> {
    if (this.#file === undefined) return [];
    const journal = new Journal(this.#file);
    const leaks: Leak[] = [];
    for (const entry of (readJournal(this.#file)?.open ?? []).filter(isWanted)) {
      const { kind, name, world } = entry;
      const reason = await this.removeOne(entry);
      if (reason === undefined) journal.in(world).removed(kind, name);
      else leaks.push({ kind, name, reason });
    }
    return leaks;
  }

  /** Gives why it could not be removed, or undefined where it is gone. */
  async removeOne(entry: Open): Promise<string | undefined> {
    const unanswered = this.#silent.get(entry.world);
    if (unanswered !== undefined) return unanswered;
    if (performance.now() > this.#deadline) return 'no time was left to remove it';
    const { outcome, reason, answered } = await sweepEntry(entry, this.#runId, this.#places, this.#removals);
    if (outcome === 'removed' || outcome === 'gone') return undefined;
    if (outcome === 'failed' && !answered) this.#silent.set(entry.world, reason);
    return reason;
  }
}
