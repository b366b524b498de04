import fc from 'fast-check';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Exploration } from '../../generated/exploration.ts';
import { answered } from '../contract/result.ts';
import { type Bindings, type RunFacts, uniqueName } from '../contract/template.ts';
import { isTrouble } from '../judge/environment.ts';
import type { Sending } from '../lanes/sdk.ts';
import type { Spec } from '../page/spec.ts';
import { describeAnswer } from '../text/show.ts';
import { requests } from './arbitrary.ts';
import { type Fault, faultsOf, type Input } from './oracle.ts';
import type { Trails } from './trails.ts';

export interface ExploreOptions {
  table: CaseTable;
  spec: Spec;
  exploration: Exploration;
  trails: Pick<Trails, 'createAndRemove'>;
  facts: RunFacts;
  bindings: Bindings;
  /** How many requests are generated. */
  count: number;
  /** The same seed generates the same requests. */
  seed: number;
  progress?(done: number): void;
  /** Why no more requests must be sent; undefined while they can be. */
  shouldStop?(): string | undefined;
}

/** A request whose answer contradicts the spec, shrunk. */
export interface Counterexample {
  input: Input;
  /** Why it must be refused; empty if it must be accepted. */
  faults: Fault[];
  actual: string;
  /** How many requests were generated up to and including this one, and how often it was shrunk. */
  after: number;
  shrinks: number;
}

export interface Explored {
  seed: number;
  /** Sent requests that had to be accepted or refused. */
  accepted: number;
  refused: number;
  /** How many of them got no answer, or one that says nothing of the contract; `trouble` is the first. */
  unjudged: number;
  firstUnjudged?: string;
  counterexample?: Counterexample;
  /** Why some requests were not sent. */
  stopReason?: string;
}

/** After this many requests in a row that can't be judged the exploration stops. */
const MOST_UNJUDGED = 10;

/**
 * Generates requests and compares each answer with the oracle. Stops at the first counterexample and shrinks it. Answered
 * requests are not kept, so memory doesn't grow with the count. A created trail is removed before the next request.
 */
export async function explore(options: ExploreOptions): Promise<Explored> {
  const { table, spec, exploration, trails, facts, bindings, count, seed, shouldStop } = options;
  const stem = uniqueName(facts, 'explore');
  const tally: Explored = { seed, accepted: 0, refused: 0, unjudged: 0 };
  let done = 0;
  let unjudgedInARow = 0;
  let counterexampleSeen = false;
  const stop = (why: string): void => {
    tally.stopReason = why;
    // A counterexample that is being shrunk is already one.
    if (!counterexampleSeen) throw new Stopped(why);
  };
  const property = fc.asyncProperty(requests(stem, spec, exploration, bindings), async (input) => {
    // After a stop nothing more is sent, not even to shrink a counterexample.
    if (tally.stopReason !== undefined) return;
    const end = shouldStop?.();
    if (end !== undefined) return stop(end);
    const faults = faultsOf(input, spec, exploration, bindings);
    const due = faults.flatMap(({ errors }) => errors);
    tally[faults.length > 0 ? 'refused' : 'accepted'] += 1;
    done += 1;
    options.progress?.(done);
    const { sending, left } = await trails.createAndRemove(input, due);
    const unjudged = isTrouble(sending, due, table.environmentCodes);
    unjudgedInARow = unjudged ? unjudgedInARow + 1 : 0;
    if (unjudged) {
      tally.unjudged += 1;
      tally.firstUnjudged ??= describeAnswer(answered(sending));
    }
    const answer = unjudged ? undefined : disagreement(sending, due);
    if (answer !== undefined) {
      counterexampleSeen = true;
      if (left !== undefined) tally.stopReason = left;
      throw new Disagreement(answer);
    }
    // A trail that is still there would affect the next request.
    if (left !== undefined) return stop(left);
    if (unjudgedInARow >= MOST_UNJUDGED) {
      stop(`${unjudgedInARow} requests in a row could not be judged (${describeAnswer(answered(sending))})`);
    }
  });
  const check = await fc.check(property, { numRuns: count, seed });
  if (!check.failed) return tally;
  const { errorInstance, counterexample, numRuns, numShrinks } = check;
  const [input] = counterexample ?? [];
  if (errorInstance instanceof Stopped) return tally;
  if (!(errorInstance instanceof Disagreement) || !input) throw errorInstance;
  return {
    ...tally,
    counterexample: {
      input,
      faults: faultsOf(input, spec, exploration, bindings),
      actual: errorInstance.message,
      after: numRuns,
      shrinks: numShrinks,
    },
  };
}

/** A contradicting answer, to tell it from an error of our own. */
class Disagreement extends Error {}

/** Ends an exploration that can't continue. */
class Stopped extends Error {}

/** The answer, if it isn't an expected one. */
function disagreement({ seen, answer }: Sending, due: readonly string[]): string | undefined {
  const fits =
    seen.kind === 'rejected' ? due.includes(seen.code) : seen.kind === 'accepted' && due.length === 0;
  return fits ? undefined : describeAnswer(answered({ seen, answer }));
}
