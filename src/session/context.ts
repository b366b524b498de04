import type { CaseTable } from '../../generated/case-table.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { openLanes } from '../lanes/index.ts';
import { type Buckets, transportTo } from '../lanes/pace.ts';
import { type LanesWithRetry, newTargetHealth, withRetry } from '../lanes/with-retry.ts';
import type { Journal } from '../needs/journal/write.ts';
import { Controls } from '../run/controls.ts';
import { consistencyBudgetMs } from '../run/retry-until-consistent.ts';
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
  /** True once the run must end. */
  stopped: () => boolean;
}

/** Opens what the cases of a run share: lanes that wait and retry at the target's pace, its worlds, its journal. Close its lanes at the end. */
export function openContext({
  allowed,
  stopped,
  target,
  journal,
  ...shared
}: ContextOptions): CaseContext & { lanes: LanesWithRetry } {
  const { table } = shared;
  const buckets: Buckets = new Map();
  const health = newTargetHealth();
  const retry = { once: [table.operation], removal: table.operations.remove, stopped, health };
  const transport = target.transport ?? transportTo(target, buckets);
  const lanes = withRetry(openLanes(target, transport), retry);
  // A world may be unreachable on its own, but once the target is, nothing waits for its worlds.
  const inWorld = {
    ...retry,
    health: { ...health },
    stopped: () => stopped() || lanes.unreachable() !== undefined,
  };
  return {
    ...shared,
    ...(journal ? { journal } : {}),
    lanes,
    consistencyMs: consistencyBudgetMs(target),
    stopped,
    controls: new Controls(),
    enter: (world) =>
      openWorld(world, target, { buckets, wrap: (lanesThere) => withRetry(lanesThere, inWorld), allowed }),
  };
}
