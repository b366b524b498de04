import type { CaseTable } from '../../generated/case-table.ts';
import type { Leak } from '../contract/leak.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Bindings } from '../contract/template.ts';
import { kindOf } from '../needs/kinds/index.ts';
import type { ProvidedNeeds } from '../needs/provide.ts';
import { NoSlot, type Slots } from '../run/slots.ts';

interface Options {
  table: CaseTable;
  /** The needs so far; what is provided later is added to them. */
  needs: { bindings: Bindings; unmet: Record<string, Unmet> };
  slots: Pick<Slots, 'reserve'>;
  provide(alias: string): Promise<ProvidedNeeds>;
  /** Told of each trail that exists from now on. */
  onTrail(): void;
}

/** Whether a need is a trail, which takes a place of the Region as long as it exists. */
export function isLate(alias: string, { needs }: Pick<CaseTable, 'needs'>): boolean {
  return kindOf(needs[alias]?.kind)?.takesSlot === true;
}

/**
 * Trails that cases share. Each is created when the first case asks for it, once a slot is free: cases that asked for their
 * slots before have the whole room of the Region.
 */
export class LateNeeds {
  readonly #options: Options;
  readonly #pending = new Map<string, Promise<void>>();
  readonly #provided: ProvidedNeeds[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  /** Resolves as soon as all of these are provided, or known to be unmet. */
  async ensure(aliases: readonly string[]): Promise<void> {
    const { table } = this.#options;
    await Promise.all(aliases.filter((alias) => isLate(alias, table)).map((alias) => this.#once(alias)));
  }

  async removeAll(budgetMs?: number): Promise<Leak[]> {
    const leaks: Leak[] = [];
    for (const provided of this.#provided.splice(0)) leaks.push(...(await provided.removeAll(budgetMs)));
    return leaks;
  }

  #once(alias: string): Promise<void> {
    const known = this.#pending.get(alias) ?? this.#provide(alias);
    this.#pending.set(alias, known);
    return known;
  }

  async #provide(alias: string): Promise<void> {
    const { needs, slots, provide, onTrail } = this.#options;
    try {
      await slots.reserve(1);
    } catch (error) {
      if (!(error instanceof NoSlot)) throw error;
      // The report must not be lost with it: only the cases that need this trail can't be judged.
      needs.unmet[alias] = {
        name: alias,
        reason: error.message,
        remedy: 'let the target remove trails, and answer to the end',
      };
      return;
    }
    const provided = await provide(alias);
    this.#provided.push(provided);
    Object.assign(needs.bindings, provided.bindings);
    Object.assign(needs.unmet, provided.unmet);
    if (alias in provided.bindings) onTrail();
  }
}
