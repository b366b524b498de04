import type { Unmet } from '../contract/recording.ts';
import type { Reachable } from '../lanes/client.ts';
import { type Lanes, openLanes } from '../lanes/index.ts';
import { type Buckets, transportTo } from '../lanes/pace.ts';
import { enterWorld } from '../needs/worlds/enter.ts';
import { REMEDY_OF_ACCOUNT } from '../needs/worlds/remedy.ts';
import { refusalOf } from '../probe/guard.ts';
import type { OpenWorld } from './context.ts';

export interface WorldOptions {
  /** Makes the lanes retry as the lanes of the run do. */
  wrap?(lanes: Lanes): Lanes;
  /** The buckets of the run, if it has a pace. */
  buckets?: Buckets;
  /** Accounts of AWS that the user allows. */
  allowed?: readonly string[];
}

/** Enters a world and opens lanes into it. On AWS the account of the world must be allowed too. */
export async function openWorld(
  world: string,
  target: Reachable,
  { wrap = (lanes) => lanes, allowed = [], buckets }: WorldOptions = {},
): Promise<OpenWorld | Unmet> {
  const entered = await enterWorld(world, target);
  if (!('leave' in entered)) return entered;
  const reason = entered.target?.aws && (await refusalOf(entered.target, allowed));
  if (reason) {
    await entered.leave();
    return { name: world, reason, remedy: REMEDY_OF_ACCOUNT };
  }
  const there = entered.target ?? target;
  const lanes = wrap(openLanes(there, target.transport ?? transportTo(there, buckets)));
  return {
    lanes,
    elsewhere: entered.target !== undefined,
    leave: async () => {
      lanes.close();
      await entered.leave();
    },
  };
}
