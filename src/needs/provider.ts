import type { Need } from '../../generated/case-table.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';

/** What a provider may use to make one need. */
export interface ProvideContext {
  target: Reachable;
  facts: RunFacts;
  /** Name that carries the run id; the need's own where it states one. */
  name: string;
  /** Needs that were provided before this one. */
  bindings: Bindings;
  /** The policy document of a name, placeholders filled; `self` are the attributes of what is being made. */
  policy(name: string, self: Record<string, string>): string;
  /** A read of the service under test, for a need that is a trait of the target. */
  list: string;
  /** A template of the need with its placeholders filled. */
  keyId(template: string): string;
  /** Tags that mark everything a run makes. */
  tags: { Key: string; Value: string }[];
}

/** A need that exists now. */
export interface Provided {
  /** What placeholders read; always has `id`. */
  attributes: Record<string, string>;
  /** Removes it. Throws what the API answers; that it is gone already is for whoever asks to take for done. */
  remove(): Promise<unknown>;
}

/** Makes one kind of need through the target's own API. Throws what the API answers. */
export type Provider = (need: Need, context: ProvideContext) => Promise<Provided>;
