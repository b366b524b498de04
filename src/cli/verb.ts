import type { Flags, Values } from './flag.ts';

/** The words that a verb takes beside its options. */
export interface Words {
  /** What stands for one of them in the help. */
  name: string;
  description: string;
  least: number;
  most: number;
}

/** A command: what it takes and what it does. */
export interface Verb<F extends Flags = Flags> {
  flags: F;
  words?: Words;
  /** Two command lines without the name of the program. */
  examples: readonly [string, string];
  run(values: Values<F>, words: string[]): Promise<void>;
}

/** Gives a verb back unchanged: the values that `run` gets have the types of the flags. */
export function verb<F extends Flags>(verb: Verb<F>): Verb<F> {
  return verb;
}
