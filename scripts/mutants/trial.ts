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

/**
 * Serves the operations as they are, and tries each call on the mutants that alter its operation, each with a copy of the state.
 * `mark` is told of a mutant that does something else. One that remembers earlier calls is told of at every call, since nobody
 * can say what it would do.
 */
export function tried(
  all: Operations,
  mutants: readonly Mutant[],
  mark: (id: string) => void,
  isMarked: (id: string) => boolean,
): Operations {
  const altered = mutants.flatMap(({ id, forgets = false, options }): Altered[] =>
    options.operations ? [{ id, forgets, own: options.operations(all) }] : [],
  );
  return Object.fromEntries(
    Object.entries(all).map(([name, operation]) => {
      const others = altered.filter(({ own }) => own[name] !== operation);
      const run: typeof operation.run = (call, input) => {
        const open = others.filter(({ id }) => !isMarked(id));
        for (const { id, forgets } of open) if (!forgets) mark(id);
        const alone = open.filter(({ forgets }) => forgets);
        const before = alone.length > 0 ? copyOf(call.state) : call.state;
        const right = attempt(() => ({ ...operation.run(call, input) }));
        for (const { id, own } of alone) {
          const state = copyOf(before);
          const said = attempt(() => ({ ...own[name]?.run({ ...call, state }, structuredClone(input)) }));
          if (!isDeepStrictEqual(said, right) || !isSame(state, call.state)) mark(id);
        }
        if (right instanceof Error) throw right;
        return right;
      };
      return [name, { run }];
    }),
  );
}

/** A copy of all that an operation may change. Ids are not given out from it. */
function copyOf(state: State): State {
  const maps = Object.entries(state).filter(([, value]) => value instanceof Map);
  return {
    ...state,
    ...Object.fromEntries(maps.map(([name, map]) => [name, new Map(map as Map<unknown, unknown>)])),
    buckets: new Map(
      [...state.buckets].map(([arn, bucket]) => [arn, { ...bucket, objects: new Map(bucket.objects) }]),
    ),
    trails: structuredClone(state.trails),
    nextId: () => '',
  };
}

function isSame({ nextId: _, ...one }: State, { nextId: __, ...other }: State): boolean {
  return isDeepStrictEqual(one, other);
}
