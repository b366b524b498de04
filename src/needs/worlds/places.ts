import type { Place as PlaceName } from '../../../generated/case-table.ts';
import type { Unmet } from '../../contract/recording.ts';
import type { RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';
import { refusalOf } from '../../probe/guard.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { listTrails, trailsOfARegion } from '../../probe/room.ts';
import { enterPlace } from './enter.ts';
import { REMEDY_OF_ACCOUNT } from './remedy.ts';

/** Where steps, reads and needs of a case go beside the place of the run. */
export interface OtherPlace {
  target: Reachable;
  /** The facts of the run, with the Region and the account of this place. */
  facts: RunFacts;
}

/** Trails that cases may have in another place at once; those that fill it up count what is there. */
const ROOM_FOR = 2;

/** The other places of a run. Each is entered once, when it is first asked for. */
export class OtherPlaces {
  readonly #target: Reachable;
  readonly #facts: RunFacts;
  readonly #allowed: readonly string[];
  readonly #entered = new Map<PlaceName, Promise<OtherPlace | Unmet>>();
  readonly #leave: (() => Promise<void>)[] = [];

  /** @param allowed accounts of AWS that the user allows */
  constructor(target: Reachable, facts: RunFacts, allowed: readonly string[] = []) {
    this.#target = target;
    this.#facts = facts;
    this.#allowed = allowed;
  }

  /** The place of a name, or why the target has none. */
  enter(name: PlaceName): Promise<OtherPlace | Unmet> {
    const known = this.#entered.get(name) ?? this.#enter(name);
    this.#entered.set(name, known);
    return known;
  }

  async leaveAll(): Promise<void> {
    for (const leave of this.#leave.splice(0).reverse()) await leave();
  }

  async #enter(name: PlaceName): Promise<OtherPlace | Unmet> {
    const entered = await enterPlace(name, this.#target);
    if (!('leave' in entered)) return entered;
    this.#leave.push(entered.leave);
    const there = entered.target ?? this.#target;
    const reason = there.aws && (await refusalOf(there, this.#allowed));
    if (reason) return { name, reason, remedy: REMEDY_OF_ACCOUNT };
    const own = this.#facts;
    const facts = await learnFacts(there, { id: own.id, secret: own.secret });
    // A config or a hook may lead to where the run is already.
    const what = name === 'region.other' ? 'region' : 'account';
    if (facts[what] === undefined || facts[what] === own[what]) {
      const remedy = `let worlds.${name} lead to another ${what} than that of the run`;
      return { name, reason: `its ${what} is that of the run, or STS does not tell it`, remedy };
    }
    const trails = (await listTrails(there).catch(() => [])).length;
    const most = trailsOfARegion();
    if (trails + ROOM_FOR > most) {
      const remedy = `delete trails there, or name another place in the config, under worlds.${name}`;
      const reason = `${there.region} has ${trails} of ${most} trails, and cases need room for two`;
      return { name, reason, remedy };
    }
    return {
      target: there,
      facts: facts.region === own.region ? facts : { ...facts, otherRegion: own.region },
    };
  }
}
