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
  trails: Pick<Trails, 'tryOut'>;
  facts: RunFacts;
  bindings: Bindings;
  /** How many requests are drawn. */
  count: number;
  /** The same seed draws the same requests. */
  seed: number;
  progress?(done: number): void;
  /** Why nothing more is to be sent, once that is so. */
  ended?(): string | undefined;
}

/** A request that was answered otherwise than the spec says, shrunk. */
export interface Surprise {
  input: Input;
  /** Why it is due to be refused; empty where it is due to be accepted. */
  faults: Fault[];
  actual: string;
  /** How many requests were drawn until it, itself counted, and how often it was made smaller. */
  after: number;
  shrinks: number;
}

export interface Explored {
  seed: number;
  /** Requests sent, by what they were due. */
  accepted: number;
  refused: number;
  /** How many of them got no answer, or one that says nothing of the contract; `trouble` is the first. */
  unjudged: number;
  trouble?: string;
  surprise?: Surprise;
  /** Why not all were sent, where they weren't. */
  brokenOff?: string;
}

/** So many requests in a row that can't be judged end the exploration: the rest would fare no better. */
const MOST_UNJUDGED = 10;

/**
 * Draws requests and holds each answer against the oracle. Stops at the first surprise and shrinks it. Nothing of an
 * answered request is kept, so memory does not grow with the count; what a request makes is removed before the next.
 */
export async function explore(options: ExploreOptions): Promise<Explored> {
  const { table, spec, exploration, trails, facts, bindings, count, seed, ended } = options;
  const stem = uniqueName(facts.id, 'explore');
  const tally: Explored = { seed, accepted: 0, refused: 0, unjudged: 0 };
  let done = 0;
  let unjudgedInARow = 0;
  let surprised = false;
  const breakOff = (why: string): void => {
    tally.brokenOff = why;
    // A surprise that is being made smaller is one as it is.
    if (!surprised) throw new BrokenOff(why);
  };
  const property = fc.asyncProperty(requests(stem, spec, exploration, bindings), async (input) => {
    // Nothing more is sent, not even to make smaller what it was broken off at.
    if (tally.brokenOff !== undefined) return;
    const end = ended?.();
    if (end !== undefined) return breakOff(end);
    const faults = faultsOf(input, spec, exploration, bindings);
    const due = faults.flatMap(({ errors }) => errors);
    tally[faults.length > 0 ? 'refused' : 'accepted'] += 1;
    done += 1;
    options.progress?.(done);
    const { sending, left } = await trails.tryOut(input, due);
    const unjudged = isTrouble(sending, due, table.environmentCodes);
    unjudgedInARow = unjudged ? unjudgedInARow + 1 : 0;
    if (unjudged) {
      tally.unjudged += 1;
      tally.trouble ??= describeAnswer(answered(sending));
    }
    const says = unjudged ? undefined : disagreement(sending, due);
    if (says !== undefined) {
      surprised = true;
      if (left !== undefined) tally.brokenOff = left;
      throw new Disagreement(says);
    }
    // What is there still would be in the way of the next.
    if (left !== undefined) return breakOff(left);
    if (unjudgedInARow >= MOST_UNJUDGED) {
      breakOff(
        `${unjudgedInARow} requests in a row could not be judged (${describeAnswer(answered(sending))})`,
      );
    }
  });
  const found = await fc.check(property, { numRuns: count, seed });
  if (!found.failed) return tally;
  const { errorInstance, counterexample, numRuns, numShrinks } = found;
  const [input] = counterexample ?? [];
  if (errorInstance instanceof BrokenOff) return tally;
  if (!(errorInstance instanceof Disagreement) || !input) throw errorInstance;
  return {
    ...tally,
    surprise: {
      input,
      faults: faultsOf(input, spec, exploration, bindings),
      actual: errorInstance.message,
      after: numRuns,
      shrinks: numShrinks,
    },
  };
}

/** Tells a surprising answer from a failure of ours. */
class Disagreement extends Error {}

/** Ends an exploration that can't go on. */
class BrokenOff extends Error {}

/** What came, where it isn't what is due. */
function disagreement({ seen, answer }: Sending, due: readonly string[]): string | undefined {
  const fits =
    seen.kind === 'rejected' ? due.includes(seen.code) : seen.kind === 'accepted' && due.length === 0;
  return fits ? undefined : describeAnswer(answered({ seen, answer }));
}
