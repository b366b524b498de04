import type { CaseTable, Need } from '../../generated/case-table.ts';
import type { Leak } from '../contract/leak.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Bindings } from '../contract/template.ts';
import { describeFailure } from './answers.ts';
import { atOnce } from './at-once.ts';
import { createNeed, type Outcome } from './create.ts';
import { createContext } from './create-context.ts';
import { attributesOf, isMissing } from './given.ts';
import type { Journal } from './journal/write.ts';
import type { CreateContext, NeedKind, Place, Resources } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import { Removals } from './removals.ts';
import { type CreatedFor, REMOVAL_BUDGET_MS, removeCreated } from './remove.ts';
import type { OtherPlace, OtherPlaces } from './worlds/places.ts';
import { remedyOfPlace } from './worlds/remedy.ts';

/** The needs of a run, as far as they could be provided. */
export interface ProvidedNeeds {
  bindings: Bindings;
  unmet: Record<string, Unmet>;
  /** Removes all in reverse order; gives what could not be removed. */
  removeAll(budgetMs?: number): Promise<Leak[]>;
}

/** Where needs are created, and where each is announced before. */
export interface NeedsContext extends Place {
  table: CaseTable;
  journal?: Journal;
  /** The other places that needs are in; without them such a need is unmet. */
  places?: Pick<OtherPlaces, 'enter'>;
  /** Why no further need is begun, once that is so. */
  ended?: (() => string | undefined) | undefined;
  /** What was provided before, and is not provided again. */
  known?: Pick<ProvidedNeeds, 'bindings' | 'unmet'>;
}

const WITHOUT_JOURNAL = 'free space where the journal is, or name another folder with --journal';

/** Most needs that are created at once: a small server doesn't even accept the connections of hundreds. */
const CREATES_AT_ONCE = 16;

/** Provides the needs of the given aliases, each after the one it points to. One that can't be provided is unmet, never an exception. */
export async function provideNeeds(
  aliases: readonly string[],
  context: NeedsContext,
): Promise<ProvidedNeeds> {
  const { table, target, journal } = context;
  const bindings: Bindings = {};
  const unmet: Record<string, Unmet> = {};
  const created: CreatedFor[] = [];
  const opened = new Map<string, Promise<Resources>>();
  const pending = new Map<string, Promise<void>>();
  const slot = atOnce(CREATES_AT_ONCE);

  const provide = (alias: string): Promise<void> => {
    const known = pending.get(alias) ?? provideOne(alias);
    pending.set(alias, known);
    return known;
  };

  const provideOne = async (alias: string): Promise<void> => {
    const { bindings: there, unmet: lacking } = context.known ?? { bindings: {}, unmet: {} };
    if (there[alias]) bindings[alias] = there[alias];
    if (lacking[alias]) unmet[alias] = lacking[alias];
    if (there[alias] || lacking[alias]) return;
    const need = table.needs[alias];
    const kind = kindOf(need?.kind);
    if (!need || !kind)
      throw new Error(
        `The case table needs ${alias} of kind ${need?.kind}, which no file in needs/kinds/ provides.`,
      );
    const place = need.place ? await placeOf(need.place) : context;
    if (!('target' in place)) {
      unmet[alias] = { ...place, name: alias };
      return;
    }
    const here = { ...context, ...place };
    const given = target.resources?.[alias];
    if (given) {
      const attributes = attributesOf(kind, given, here);
      if (await isMissing(kind, attributes, here)) unmet[alias] = missing(alias, given.id);
      else bindings[alias] = attributes;
      return;
    }
    if (need.dependsOn) await provide(need.dependsOn);
    const broken = need.dependsOn && unmet[need.dependsOn];
    if (broken) {
      unmet[alias] = { ...broken, name: alias };
      return;
    }
    const outcome = await slot(async () => {
      const reason = context.ended?.();
      if (reason !== undefined) return { error: new Error(reason) };
      return create(need, kind, here, createContext(alias, need, bindings, here));
    });

    if (outcome.created) created.push({ alias, place: need.place, of: need.dependsOn, ...outcome.created });
    if (outcome.attributes) bindings[alias] = outcome.attributes;
    else unmet[alias] = failed(alias, kind, outcome.error, journal);
  };

  const placeOf = async (name: NonNullable<Need['place']>): Promise<OtherPlace | Unmet> =>
    (await context.places?.enter(name)) ?? {
      name,
      reason: 'the run has only one place',
      remedy: remedyOfPlace(name),
    };

  const create = async (need: Need, kind: NeedKind, place: Place, using: CreateContext): Promise<Outcome> => {
    try {
      if (kind.trait) return { attributes: await kind.trait(using) };
      const key = `${kind.kind} ${need.place ?? ''}`;
      const resources = opened.get(key) ?? kind.open?.(place);
      if (!resources) throw new Error('nothing opens this kind');
      opened.set(key, resources);
      return await createNeed(need, await resources, { ...using, journal: journal?.in(need.place) });
    } catch (error) {
      return { error };
    }
  };

  await Promise.all(aliases.map(provide));
  return {
    bindings,
    unmet,
    removeAll: async (budgetMs = REMOVAL_BUDGET_MS) => {
      const removals = new Removals(target, { isTrusted: target.aws === true });
      const leaks = await removeCreated(created, { journal, removals, budgetMs });
      for (const resources of opened.values()) (await resources).close();
      return leaks;
    },
  };
}

function missing(alias: string, id: string): Unmet {
  return {
    name: alias,
    reason: `the config names ${id}, which is not there`,
    remedy: `name under resources.${alias} one that the run's credentials see, or leave it to the run to create one`,
  };
}

/** Names the call: a target may refuse the second one in the words of the first. */
function failed(alias: string, { kind, remedy = '' }: NeedKind, error: unknown, journal?: Journal): Unmet {
  const reason = `${kind} could not be created: ${describeFailure(error)}`;
  // Nothing was asked of the target: what is not announced is not created.
  return { name: alias, reason, remedy: journal?.failure === undefined ? remedy : WITHOUT_JOURNAL };
}
