import type { Caller } from './auth/authenticate.ts';
import type { State } from './state.ts';

/** What every operation of every service is given. */
export interface Call {
  readonly state: State;
  readonly caller: Caller;
  readonly requestId: string;
  /** Of the request, names in lower case. No right server looks at them: they are here for mutants that do. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds of the reference's clock. */
  readonly now: number;
  /** The moment up to which other services see changed policies: `now` less the IAM lag. */
  readonly seen: number;
}
