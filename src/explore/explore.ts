import fc from 'fast-check';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Exploration } from '../../generated/exploration.ts';
import { type Bindings, type RunFacts, uniqueName } from '../cases/template.ts';
import { showOutcome } from '../judge/show.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import type { Spec } from '../page/spec.ts';
import { requests } from './arbitrary.ts';
import { type Fault, faultsOf, type Input } from './oracle.ts';

export interface ExploreOptions {
  table: CaseTable;
  spec: Spec;
  exploration: Exploration;
  lanes: Lanes;
  facts: RunFacts;
  bindings: Bindings;
  /** How many requests are drawn. */
  count: number;
  /** The same seed draws the same requests. */
  seed: number;
  progress?(done: number): void;
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
  surprise?: Surprise;
}

/**
 * Draws requests and holds each answer against the oracle. Stops at the first surprise and shrinks it. Nothing of an
 * answered request is kept, so memory does not grow with the count; what a request makes is removed before the next.
 * @throws Error when no answer comes: nothing can be said of the target then
 */
export async function explore(options: ExploreOptions): Promise<Explored> {
  const { table, spec, exploration, lanes, facts, bindings, count, seed } = options;
  const stem = uniqueName(facts.id, 'explore');
  const tally = { accepted: 0, refused: 0 };
  let done = 0;
  const property = fc.asyncProperty(requests(stem, spec, exploration, bindings), async (input) => {
    const faults = faultsOf(input, spec, exploration, bindings);
    tally[faults.length > 0 ? 'refused' : 'accepted'] += 1;
    done += 1;
    options.progress?.(done);
    const sending = await lanes.send(table.operation, { lane: 'sdk', input });
    if (sending.seen.kind === 'accepted') await remove(input, options);
    const says = disagreement(sending, faults);
    if (says !== undefined) throw new Disagreement(says);
  });
  const found = await fc.check(property, { numRuns: count, seed });
  if (!found.failed) return { seed, ...tally };
  const { errorInstance, counterexample, numRuns, numShrinks } = found;
  const [input] = counterexample ?? [];
  if (!(errorInstance instanceof Disagreement) || !input) throw errorInstance;
  return {
    seed,
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

async function remove(input: Input, { lanes, table }: ExploreOptions): Promise<void> {
  const { remove: operation, key } = table.reads;
  const { seen } = await lanes.send(operation, { lane: 'sdk', input: { [key]: input[key] } });
  if (seen.kind !== 'accepted')
    throw new Error(`${operation} of ${JSON.stringify(input[key])} failed (${seen.kind})`);
}

/** What came, where it isn't what is due. */
function disagreement({ seen, answer }: Sending, faults: readonly Fault[]): string | undefined {
  if (seen.kind === 'no-answer') throw new Error(`no answer: ${seen.reason}`);
  const due = faults.flatMap(({ errors }) => errors);
  const fits =
    seen.kind === 'rejected' ? due.includes(seen.code) : seen.kind === 'accepted' && due.length === 0;
  return fits ? undefined : showOutcome({ seen, answer });
}
