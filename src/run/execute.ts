import type { Place } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import { probesAfter } from '../contract/probes-after.ts';
import type { Recording, Unmet } from '../contract/recording.ts';
import { UndefinedPlaceholder } from '../contract/template.ts';
import { reasonOf } from '../text/reason.ts';
import { Calls, ENDED } from './calls.ts';
import { CaseRun } from './case-run.ts';
import type { OpenWorld, RunContext } from './context.ts';

/**
 * Runs one case: its worlds, steps, request, probes, control, and the removal of whatever it created.
 * Never throws because of the target's behaviour, and doesn't judge it.
 */
export async function executeCase(boundCase: BoundCase, context: RunContext): Promise<Recording> {
  const { id, places = [], worlds = [], policyChanges = {}, before, request, control } = boundCase;
  const recording: Recording = { caseId: id, unmet: [], exchanges: [] };
  const entered: OpenWorld[] = [];
  const leaveAll = async () => {
    const failures: unknown[] = [];
    // Leave the other worlds even if one can't be left.
    for (const world of entered.splice(0).reverse())
      await world.leave().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  const calls = new Calls(boundCase, context, recording.exchanges);
  const run = new CaseRun(boundCase, context, calls);
  const openPlace = async (name: Place) => {
    const place = (await context.place?.(name)) ?? onlyOnePlace(name);
    if (!('lanes' in place)) return place;
    calls.otherPlaces.set(name, { lanes: place.lanes, world: name });
    return undefined;
  };
  const enterWorld = async (name: string) => {
    const world = await context.enter(name);
    if (!('leave' in world)) return world;
    entered.push(world);
    calls.place = { lanes: world.lanes, ...(world.elsewhere ? { world: name } : {}) };
    return undefined;
  };
  try {
    // Before any world is entered.
    if (context.stopped?.()) throw new Error(ENDED);
    const lacking =
      (await firstUnmet(places, openPlace)) ??
      (await firstUnmet(worlds, enterWorld)) ??
      // An earlier case may have left it otherwise.
      (await firstUnmet(Object.keys(policyChanges), (alias) => context.setPolicy(alias)));
    if (lacking) {
      recording.unmet.push(lacking);
      return recording;
    }
    await run.steps(before, 'before');
    const unchanged = await firstUnmet(Object.entries(policyChanges), ([alias, policy]) =>
      context.setPolicy(alias, policy),
    );
    if (unchanged) {
      recording.unmet.push(unchanged);
      return recording;
    }
    const { seen } = await run.request(request, 'request');
    await run.probes(probesAfter(boundCase, seen));
    // A trail of a wrongly accepted request would make the control fail too.
    if (control) await calls.removeCreated('request');
    // A success is compared with an ordinary request only where its own trail leaves room for another one.
    if (control && !(control.assertions && calls.keptTrails > 0)) {
      if (control.outsideWorld) {
        // Resources that were created in a world can only be removed from there.
        if (calls.place.world !== undefined) await calls.removeCreated();
        await leaveAll();
        calls.place = { lanes: context.lanes };
      }
      await run.control(control);
    }
  } catch (error) {
    // An answer that lacks what the next call needs is the target's, and the judge sees that it does.
    if (!(error instanceof UndefinedPlaceholder)) recording.harnessError = reasonOf(error);
  } finally {
    await calls.removeCreated();
    context.onKept?.(calls.keptTrails, calls.silence);
    await leaveAll().catch((error: unknown) => {
      recording.harnessError ??= reasonOf(error);
    });
    // Its request was not sent, so its steps show nothing.
    if (recording.unmet.length > 0) recording.exchanges.length = 0;
  }
  return recording;
}

/** Does something for one after the other, until it can't be done for one; gives what that one lacks. */
async function firstUnmet<T>(
  all: readonly T[],
  act: (one: T) => Promise<Unmet | undefined>,
): Promise<Unmet | undefined> {
  for (const one of all) {
    const unmet = await act(one);
    if (unmet) return unmet;
  }
  return undefined;
}

function onlyOnePlace(name: string): Unmet {
  return {
    name,
    reason: 'only the Region and account of the run are asked',
    remedy: 'run the case against a target',
  };
}
