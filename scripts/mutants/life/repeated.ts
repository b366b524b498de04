import { ServiceError } from '../../../src/reference/error.ts';
import type { Body } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { attempt, type Call, type Input, mutantOf, type Run, serving, textOf } from './fault.ts';

const NAMED = ['GetTrail', 'GetTrailStatus', 'StartLogging', 'StopLogging', 'DeleteTrail', 'UpdateTrail'];
const TAGGED = ['ListTags', 'AddTags', 'RemoveTags'];
const WRITES = ['StartLogging', 'StopLogging', 'DeleteTrail', 'UpdateTrail', 'AddTags', 'RemoveTags'];
const AGAIN = ['UpdateTrail', 'AddTags', 'RemoveTags'];
const CLAUSES = ['overview.*', 'request.*.*'];

const keyOf = (input: Input, { caller }: Call): string =>
  JSON.stringify([caller.accountId, caller.region, input]);

/** Answers a request as it answered the same one before, where `is` says that this answer is kept. */
function repeats(is: (said: Body | ServiceError, input: Input) => boolean): () => Run {
  return () => {
    const kept = new Map<string, Body | ServiceError>();
    return (right, input, call) => {
      const key = keyOf(input, call);
      const said = kept.get(key) ?? attempt(() => right(input));
      if (is(said, input)) kept.set(key, said);
      if (said instanceof ServiceError) throw said;
      return said;
    };
  };
}

/** After a refusal about a trail, later requests about it succeed and do nothing. */
const idleOnceRefused = (): Run => {
  const refused = new Set<string>();
  return (right, input, call) => {
    const id = textOf(input.Name ?? input.ResourceId);
    const trail = [...call.state.trails.values()].find(({ arn, name }) => arn === id || name === id);
    if (!trail || !refused.has(trail.arn)) {
      const said = attempt(() => right(input));
      if (said instanceof ServiceError) {
        if (trail) refused.add(trail.arn);
        throw said;
      }
      return said;
    }
    const before = { ...trail };
    const said = attempt(() => right(input));
    call.state.trails.set(trail.arn, Object.assign(trail, before));
    return said instanceof ServiceError ? {} : said;
  };
};

function mutants(operations: readonly string[], id: string, title: string, open: () => Run): Mutant[] {
  return operations.map((operation) =>
    mutantOf(operation, `repeated/${id}`, title, CLAUSES, serving(operation, open)),
  );
}

/** Mutants that go on with what they answered before. */
export const repeatedMutants: readonly Mutant[] = [
  ...mutants(
    [...NAMED, ...TAGGED],
    'refusal',
    'repeats the refusal of a request that has become right',
    repeats((said) => said instanceof ServiceError),
  ),
  ...mutants(
    AGAIN,
    'success',
    'repeats its answer to the same request, and does nothing',
    repeats((said) => !(said instanceof ServiceError)),
  ),
  ...mutants(
    ['GetTrail', 'GetTrailStatus'],
    'success-by-arn',
    'repeats its answer to the same ARN',
    repeats((said, { Name }) => !(said instanceof ServiceError) && textOf(Name).startsWith('arn:')),
  ),
  ...mutants(WRITES, 'idle', 'does nothing for a trail about which it refused a request', idleOnceRefused),
];
