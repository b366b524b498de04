import type { Assertion, Case, Probe, Provenance } from '../../generated/case-table.ts';
import type { Read, Statement, Triggers } from '../../generated/triggers.ts';
import { provenance } from './provenance.ts';
import type { WrittenCase } from './sources.ts';

/** The assertions that a case writes for the answer to its request. */
export function answerAssertions({ answer = [], ...testCase }: WrittenCase): Assertion[] {
  return answer.map((statement) => assertionOf(statement, 'answer', 'core', testCase));
}

/** The reads that a case writes, and those that must be as before. */
export function readProbes({ reads = [], ...testCase }: WrittenCase): Probe[] {
  return reads.flatMap(({ shows, call, input: only = {}, inputs = [only], ...read }: Read) => {
    const assertions = shows.map((statement) => assertionOf(statement, 'read', 'state', testCase));
    return inputs.map((input) => ({ call, input, ...read, assertions }));
  });
}

function assertionOf(
  { check, level, grounds, ...statement }: Statement,
  prefix: string,
  usualLevel: Assertion['level'],
  { clauses = [], grounds: ofCase = [] }: Pick<WrittenCase, 'clauses' | 'grounds'>,
): Assertion {
  const own = (grounds ?? ofCase).map(provenance);
  const documented = clauses.map((source): Provenance => ({ kind: 'documented', source }));
  const last = (statement.path ?? '').split('.').findLast((part) => !/^\d*$/.test(part));
  return {
    check: check ?? (last === undefined ? prefix : `${prefix}.${last}`),
    level: level ?? usualLevel,
    ...statement,
    provenance: grounds ? own : [...documented, ...own],
  };
}

/** What a refusal documents about the state: a request that is answered with an error changes nothing. */
const REFUSED: Provenance = { kind: 'documented', source: 'error' };

/** The reads of the trail `trail` before and after, which must answer the same; all of them, or those named. @throws Error for a name that is none of them */
export function sameStateReads(
  { operations: { state = [] } }: Triggers,
  named: readonly string[] | undefined,
  grounds: readonly Provenance[],
): { before: Case['before']; probes: Probe[] } {
  const unknown = named?.find((name) => state.every(({ call }) => call !== name));
  if (unknown)
    throw new Error(
      `sameState names ${unknown}, which is no read of \`state\`. Add it there, or compare it in \`reads\`.`,
    );
  const chosen = state.filter(({ call }) => named === undefined || named.includes(call));
  const nameOf = (call: string) => `before-${call}`;
  return {
    before: chosen.map(({ call, input }) => ({ call, input, as: nameOf(call), witness: true })),
    probes: chosen.map(({ call, input, ignore }) => ({
      call,
      input,
      witness: true,
      assertions: [
        {
          check: `unchanged.${call}`,
          level: 'state',
          sameAs: nameOf(call),
          ...(ignore ? { ignore } : {}),
          provenance: grounds.length > 0 ? [...grounds] : [REFUSED],
        },
      ],
    })),
  };
}
