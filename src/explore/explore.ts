import fc from 'fast-check';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Exploration } from '../../generated/exploration.ts';
import { type Bindings, type RunFacts, uniqueName } from '../contract/template.ts';
import { isTrouble } from '../judge/environment.ts';
import type { Spec } from '../page/spec.ts';
import { type Cause, idOf } from '../results/findings/cause.ts';
import type { Stranger } from '../results/strangers.ts';
import { requests } from './arbitrary.ts';
import { faultsOf, type Input } from './oracle.ts';
import { causesOfAnswer, type Surprise, surpriseOf } from './surprise.ts';
import { Tally } from './tally.ts';
import type { Lane, Trails } from './trails.ts';

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
  /** After so many surprises that are not known it ends. */
  maxFindings?: number | undefined;
  /** Whether a list of known differences has one of these causes of an answer. */
  isKnown?: ((causes: readonly Cause[]) => boolean) | undefined;
  progress?(done: number): void;
  /** Why no more requests must be sent; undefined while they can be. */
  shouldStop?(): string | undefined;
}

export interface Explored {
  seed: number;
  /** Requests that were generated; those that shrink one of them are sent in addition. */
  generated: number;
  /** Sent requests that had to be accepted or refused. */
  accepted: number;
  refused: number;
  /** How many of them got no answer, or one that says nothing of the contract, and the first of these. */
  unjudged: number;
  firstUnjudged?: string;
  /** How often each answer came. */
  answers: Record<string, number>;
  /** Members of successes that the page does not have. */
  strangers: Stranger[];
  /** What contradicts the spec, each cause once, in the order in which they were found. */
  surprises: Surprise[];
  /** Why some requests were not sent. */
  stopReason?: string;
}

/** After this many requests in a row that can't be judged the exploration stops. */
const MOST_UNJUDGED = 10;
/** Surprises after which it ends by default: their fixes change what the others are. */
export const MOST_FINDINGS = 10;

/** A surprise that is being shrunk: its cause, how it was sent, and the smallest request so far. */
interface Shrinking {
  cause: Cause;
  lane: Lane;
  surprise: Surprise;
}

/** Requests take turns: a server may answer the SDK otherwise than other clients. Drawn lanes would change what a seed draws. */
const LANES = ['sdk', 'wire'] as const;

/**
 * Generates requests and compares each answer with the oracle. A surprise is shrunk, and those of the same cause are counted with it;
 * then the exploration goes on. Answered requests are not kept, so memory doesn't grow with the count. A created trail is removed
 * before the next request.
 */
export async function explore(options: ExploreOptions): Promise<Explored> {
  const { table, spec, exploration, facts, bindings, count, seed } = options;
  const { maxFindings = MOST_FINDINGS, isKnown = () => false } = options;
  const drawn = requests(uniqueName(facts, 'explore'), spec, exploration, bindings);
  const tally = new Tally(table);
  const surprises: Surprise[] = [];
  let generated = 0;
  let unjudgedInARow = 0;
  let stopReason: string | undefined;
  const isDone = () =>
    stopReason !== undefined ||
    generated >= count ||
    surprises.filter(({ known }) => !known).length >= maxFindings;

  /** Sends a request; gives what may be the causes of its answer where that contradicts the spec. */
  const send = async (input: Input, lane: Lane) => {
    const faults = faultsOf(input, spec, exploration, bindings);
    const due = faults.flatMap(({ errors }) => errors);
    const { sending, left } = await options.trails.createAndRemove({ lane, input }, due);
    const isUnjudged = isTrouble(sending, due, table.environmentCodes);
    const words = tally.add(sending, { isRefusal: faults.length > 0, isUnjudged });
    unjudgedInARow = isUnjudged ? unjudgedInARow + 1 : 0;
    // A trail that is still there would affect the next request.
    stopReason ??= left;
    if (unjudgedInARow >= MOST_UNJUDGED)
      stopReason ??= `${unjudgedInARow} requests in a row could not be judged (${words})`;
    return { faults, words, lane, isUnjudged, causes: isUnjudged ? [] : causesOfAnswer(sending, faults) };
  };

  /** Sends the smallest request in the other lane too, and notes the lane of a surprise that only one of them shows. */
  const withLane = async ({ cause, lane, surprise }: Shrinking): Promise<Surprise> => {
    stopReason ??= options.shouldStop?.();
    if (stopReason !== undefined) return surprise;
    const { causes, isUnjudged } = await send(surprise.input, lane === 'sdk' ? 'wire' : 'sdk');
    const inBoth = isUnjudged || causes.some((one) => idOf(one) === idOf(cause));
    return inBoth ? surprise : { ...surprise, lane };
  };

  /** Notes an answer that contradicts the spec; gives the surprise where it is a new one that is to be shrunk. */
  const note = (
    input: Input,
    { faults, words, lane, causes }: Awaited<ReturnType<typeof send>>,
  ): Shrinking | undefined => {
    const ids = causes.map(idOf);
    // What is refused although it is valid may stand beside a fault, and is refused then too.
    const same = surprises.filter(
      ({ id, actual }) =>
        ids.includes(id) ||
        (id.startsWith('refuses.') &&
          causes.some(({ kind, got }) => kind === 'other-error' && got === actual)),
    );
    for (const one of same) one.times += 1;
    // Of an acceptance every cause is one; of another error one of them led to it.
    const fresh = causes.filter(
      ({ kind }, at) =>
        !surprises.some(({ id }) => id === ids[at]) && (kind === 'accepts' || same.length === 0),
    );
    const [cause] = fresh;
    if (cause === undefined) return undefined;
    const surprise = surpriseOf(cause, { input, faults, answered: words, after: generated }, table);
    if (isKnown([cause])) {
      surprises.push({ ...surprise, known: true });
      return undefined;
    }
    return { cause, lane, surprise };
  };

  while (!isDone()) {
    const before = generated;
    let at = 0;
    let shrinking: Shrinking | undefined;
    const property = fc.asyncProperty(drawn, async (input) => {
      at += 1;
      // What earlier rounds have sent is only drawn again, and after a stop nothing is sent, not even to shrink.
      if (shrinking === undefined && at <= before) return;
      stopReason ??= options.shouldStop?.();
      if (stopReason !== undefined) return;
      if (shrinking === undefined) {
        const lane = LANES[generated % LANES.length] ?? 'sdk';
        generated += 1;
        options.progress?.(generated);
        shrinking = note(input, await send(input, lane));
        if (shrinking) throw new Disagreement();
        return;
      }
      const { cause, lane, surprise } = shrinking;
      const { faults, words, causes } = await send(input, lane);
      if (!causes.some((one) => idOf(one) === idOf(cause))) return;
      shrinking.surprise = {
        ...surpriseOf(cause, { ...surprise, input, faults, answered: words }, table),
        shrinks: surprise.shrinks + 1,
      };
      throw new Disagreement();
    });
    const { errorInstance } = await fc.check(property, { numRuns: count, seed });
    if (errorInstance !== null && errorInstance !== undefined && !(errorInstance instanceof Disagreement))
      throw errorInstance;
    if (shrinking === undefined) break;
    surprises.push(await withLane(shrinking));
  }
  const { accepted, refused, unjudged, firstUnjudged } = tally;
  return {
    ...{ seed, generated, accepted, refused, unjudged },
    ...(firstUnjudged === undefined ? {} : { firstUnjudged }),
    answers: tally.answers(),
    strangers: tally.strangers(),
    surprises,
    ...(stopReason === undefined ? {} : { stopReason }),
  };
}

/** A contradicting answer, to tell it from an error of our own. */
class Disagreement extends Error {}
