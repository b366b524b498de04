import type { CaseTable } from '../../generated/case-table.ts';
import { type Clock, REAL_CLOCK } from '../contract/clock.ts';
import { creatingOperations } from '../contract/operations.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Answered } from '../contract/result.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import { readHolds } from '../judge/read-holds.ts';
import type { Reachable } from '../lanes/client.ts';
import { type Lanes, openLanes } from '../lanes/index.ts';
import { type Buckets, transportTo } from '../lanes/pace.ts';
import { repeatFaults } from '../lanes/repeat-faults.ts';
import { type LanesWithRetry, newTargetHealth, type TargetHealth, withRetry } from '../lanes/with-retry.ts';
import type { Journal } from '../needs/journal/write.ts';
import { setPolicy } from '../needs/set-policy.ts';
import type { OtherPlaces } from '../needs/worlds/places.ts';
import { Controls } from '../run/controls.ts';
import { LateReads } from '../run/late-reads.ts';
import { PlaceLanes } from '../run/places.ts';
import { consistencyBudgetMs, readBudgetMs } from '../run/retry-until-consistent.ts';
import { openWorld } from '../run/world.ts';
import type { CaseContext } from './run-case.ts';

export interface ContextOptions {
  target: Reachable;
  table: CaseTable;
  facts: RunFacts;
  bindings: Bindings;
  unmet: Readonly<Record<string, Unmet>>;
  /** Trails that were there before the run. */
  existingTrails: number;
  journal: Journal | undefined;
  /** Accounts of AWS that worlds may be in. */
  allowed: readonly string[];
  /** The other Region and account of the run. */
  places: OtherPlaces;
  unservedReads?: ReadonlyMap<string, Answered>;
  /** True once the run must end. */
  stopped: () => boolean;
  clock?: Clock;
}

/** What the cases of a run share; close it at the end. */
export type OpenContext = CaseContext & { lanes: LanesWithRetry; close(): Promise<void> };

/** Opens what the cases of a run share: lanes that wait and retry at the target's pace, its worlds and other places, its journal. */
export function openContext({
  allowed,
  places,
  stopped,
  target,
  journal,
  ...shared
}: ContextOptions): OpenContext {
  const { table } = shared;
  const buckets: Buckets = new Map();
  const health = newTargetHealth();
  const timing = { stopped, ...(shared.clock ? { clock: shared.clock } : {}) };
  const retry = { once: creatingOperations(table), removal: table.operations.remove, health, ...timing };
  const transport = target.transport ?? transportTo(target, buckets);
  const open = (there: Lanes, options: typeof retry) => withRetry(repeatFaults(there, options), options);
  const lanes = open(openLanes(target, transport), retry);
  // A world may throttle every call, or be unreachable on its own: what is learned there holds only there. But once the target
  // is unreachable, nothing waits for its worlds.
  const healths = new Map<string, TargetHealth>();
  const openThere = (there: Lanes, name: string) => {
    const ofPlace = healths.get(name) ?? newTargetHealth(health.kept);
    healths.set(name, ofPlace);
    return open(there, {
      ...retry,
      health: ofPlace,
      stopped: () => stopped() || lanes.unreachable() !== undefined,
    });
  };
  const elsewhere = new PlaceLanes(places, { buckets, wrap: openThere });
  return {
    ...shared,
    ...(journal ? { journal } : {}),
    lanes,
    consistencyMs: consistencyBudgetMs(target),
    lateReads: new LateReads(readHolds, readBudgetMs(target), !target.aws),
    repeatsCreates: true,
    // A timer may end a millisecond early.
    pause: (seconds) =>
      stopped() ? Promise.resolve() : (shared.clock ?? REAL_CLOCK).sleep(seconds * 1000 + 10),
    stopped,
    controls: new Controls(),
    enter: (world) =>
      openWorld(world, target, { buckets, wrap: (there) => openThere(there, world), allowed }),
    setPolicy: (alias, policy) => setPolicy(alias, policy, { ...shared, target }),
    place: (name) => elsewhere.open(name),
    close: async () => {
      lanes.close();
      await elsewhere.close();
    },
  };
}
