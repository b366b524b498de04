import { isDeepStrictEqual } from 'node:util';
import type { ReferenceOptions } from '../../src/reference/index.ts';
import { attempt, type Call } from './life/fault.ts';
import type { Mutant } from './mutant.ts';

type Operations = Parameters<NonNullable<ReferenceOptions['operations']>>[0];
type State = Call['state'];

/** The operations that a mutant serves otherwise. */
interface Altered {
  id: string;
  /** Whether each call can be tried by itself, because the mutant remembers nothing of earlier ones. */
  forgets: boolean;
  own: Operations;
}

/** The mutants that did something else in the case under way. */
interface Marks {
  has(id: string): boolean;
  add(id: string): void;
  /** Does something that marks no mutant. */
  without<T>(act: () => T): T;
}

/**
 * Serves the operations as they are, and tries each call on the mutants that alter its operation, each with a copy of the state.
 * Marks those that do something else. One that remembers earlier calls is marked at every call, since nobody can say what it
 * would do.
 */
export function tried(all: Operations, mutants: readonly Mutant[], marks: Marks): Operations {
  const altered = mutants.flatMap(({ id, forgets = false, options }): Altered[] =>
    options.operations ? [{ id, forgets, own: options.operations(all) }] : [],
  );
  return Object.fromEntries(
    Object.entries(all).map(([name, operation]) => {
      const others = altered.filter(({ own }) => own[name] !== operation);
      const run: typeof operation.run = (call, input) => {
        const open = others.filter(({ id }) => !marks.has(id));
        for (const { id, forgets } of open) if (!forgets) marks.add(id);
        const alone = open.filter(({ forgets }) => forgets);
        const before = alone.length > 0 ? copyOf(call.state) : call.state;
        const right = attempt(() => ({ ...operation.run(call, input) }));
        for (const { id, own } of alone) {
          const state = copyOf(before);
          const said = marks.without(() =>
            cameTo(() => own[name]?.run({ ...call, state }, structuredClone(input))),
          );
          if (!isDeepStrictEqual(said, right) || !isSame(state, call.state)) marks.add(id);
        }
        if (right instanceof Error) throw right;
        return right;
      };
      return [name, { run }];
    }),
  );
}

/** What a mutant answers or throws; one that breaks does something else for sure. */
function cameTo(run: () => object | undefined): unknown {
  try {
    return { ...run() };
  } catch (error) {
    return error;
  }
}

/** A copy of all that an operation may change: its maps, trails and buckets. Ids are not given out from it. */
function copyOf(state: State): State {
  const maps = Object.entries(state).map(([name, value]) => [
    name,
    value instanceof Map ? new Map(value) : value,
  ]);
  return {
    ...Object.fromEntries(maps),
    buckets: copied(state.buckets),
    // With all that is in them: a mutant may change a tag in its place.
    trails: structuredClone(state.trails),
    nextId: () => '',
  };
}

function copied<T extends object>(all: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...all].map(([arn, one]) => [arn, { ...one }]));
}

function isSame(one: State, other: State): boolean {
  return Object.entries(one).every(([name, value]) => {
    const there: unknown = other[name as keyof State];
    if (!(value instanceof Map && there instanceof Map)) return true;
    return value.size === there.size && [...value].every(([key, item]) => isSameItem(item, there.get(key)));
  });
}

/** Compares what is the same object in nearly all places. */
function isSameItem(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return isDeepStrictEqual(one, other);
  const members = Object.keys(one);
  return (
    members.length === Object.keys(other).length &&
    members.every((member) => one[member] === other[member] || isDeepStrictEqual(one[member], other[member]))
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
