import type { Reachable } from '../fixtures/client.ts';
import { enterWorld } from '../fixtures/worlds/enter.ts';
import { type Lanes, openLanes } from '../lanes/index.ts';
import { transportTo } from '../lanes/pace.ts';
import type { OpenWorld } from './execute.ts';
import type { Unmet } from './recording.ts';

/** Enters a world and opens lanes into it; `wrap` gives them the patience of the run. */
export async function openWorld(
  world: string,
  target: Reachable,
  wrap: (lanes: Lanes) => Lanes = (lanes) => lanes,
): Promise<OpenWorld | Unmet> {
  const entered = await enterWorld(world, target);
  if (!('leave' in entered)) return entered;
  const lanes = wrap(openLanes(entered.target ?? target, target.transport ?? transportTo(target)));
  return {
    lanes,
    elsewhere: entered.target !== undefined,
    leave: async () => {
      lanes.close();
      await entered.leave();
    },
  };
}
