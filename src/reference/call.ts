import type { Caller } from './auth/authenticate.ts';
import type { State } from './state.ts';

/** What every operation of every service is given. */
export interface Call {
  readonly state: State;
  readonly caller: Caller;
  readonly requestId: string;
  /** Milliseconds of the reference's clock. */
  readonly now: number;
  /** The moment up to which other services see changed policies: `now` less the IAM lag. */
  readonly seen: number;
}
