import type { Place } from '../../generated/case-table.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Reachable } from '../lanes/client.ts';
import { type Lanes, openLanes } from '../lanes/index.ts';
import { type Buckets, transportTo } from '../lanes/pace.ts';
import type { OtherPlaces } from '../needs/worlds/places.ts';

export interface PlaceOptions {
  /** Makes the lanes retry as the lanes of the run do. */
  wrap?(lanes: Lanes, place: Place): Lanes;
  /** The buckets of the run, if it has a pace. */
  buckets?: Buckets;
}

/** Lanes into the other places of a run, opened when the first case asks for one. */
export class PlaceLanes {
  readonly #places: Pick<OtherPlaces, 'enter'>;
  readonly #options: PlaceOptions;
  readonly #opened = new Map<Place, Promise<{ lanes: Lanes } | Unmet>>();

  constructor(places: Pick<OtherPlaces, 'enter'>, options: PlaceOptions = {}) {
    this.#places = places;
    this.#options = options;
  }

  open(name: Place): Promise<{ lanes: Lanes } | Unmet> {
    const known = this.#opened.get(name) ?? this.#open(name);
    this.#opened.set(name, known);
    return known;
  }

  async close(): Promise<void> {
    for (const opened of await Promise.all(this.#opened.values()))
      if ('lanes' in opened) opened.lanes.close();
  }

  async #open(name: Place): Promise<{ lanes: Lanes } | Unmet> {
    const { wrap = (lanes) => lanes, buckets } = this.#options;
    const entered = await this.#places.enter(name);
    if (!('target' in entered)) return entered;
    const there: Reachable = entered.target;
    return { lanes: wrap(openLanes(there, there.transport ?? transportTo(there, buckets)), name) };
  }
}
