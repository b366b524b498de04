import type { CaseTable } from '../../generated/case-table.ts';
import { type Body, createReference, type Rule } from '../../src/reference/index.ts';
import { runInProcess } from '../../src/session/testing/in-process.ts';
import { acceptedMutants } from './accepted.ts';
import { besideMutants } from './beside.ts';
import { clientMutants } from './clients.ts';
import { kindMutants } from './kinds.ts';
import { memoryMutants } from './memory.ts';
import type { Mutant } from './mutant.ts';
import { nameMutants } from './names.ts';
import { policyMutants } from './policies.ts';
import { reservedMutants } from './reserved.ts';
import { responseMutants, responseValueMutants } from './response.ts';
import { orderMutants, ruleMutants } from './rules.ts';
import { stateMutants } from './state.ts';
import { tidiedMutants } from './tidied.ts';
import { typeMutants } from './types.ts';
import { valueMutants } from './values.ts';
import { wireMutants } from './wire.ts';

const hasCapitals = (value: unknown) => typeof value === 'string' && /[A-Z]/.test(value);

/** Reads that answer whole trails. */
const READS = ['GetTrail', 'DescribeTrails'];

/**
 * Every mutant, from what the reference shows of itself: its rules through the hook that hands them over, the members of
 * its response from the successes of the table. A rule or member that the reference gains later brings its mutants along.
 */
export async function generateMutants(table: CaseTable): Promise<Mutant[]> {
  let rules: readonly Rule[] = [];
  const bodies = new Map<string, Body>();
  const reference = createReference({
    rules: (list) => {
      rules = list;
      return list;
    },
    createBody: (body) => {
      const shape = Object.entries(body).map(([key, value]) => [key, typeof value, hasCapitals(value)]);
      bodies.set(JSON.stringify(shape), body);
      return body;
    },
  });
  const cases = table.cases.filter(({ expect }) => expect.outcome === 'accepted');
  await runInProcess({ table, cases, handle: reference.handle, runId: 'mutant' });
  const response = responseMutants([...bodies.values()]);
  const members = [...new Set(response.flatMap(({ member }) => member ?? []))];
  const mutants = [
    ...ruleMutants(rules),
    ...besideMutants(rules),
    ...kindMutants(rules),
    ...policyMutants(rules),
    ...valueMutants(rules),
    ...orderMutants(rules),
    ...nameMutants,
    ...tidiedMutants,
    ...acceptedMutants,
    ...typeMutants,
    ...response,
    ...responseValueMutants,
    // Only the reads have the home Region.
    ...stateMutants([...members, 'HomeRegion'], READS),
    ...memoryMutants,
    ...reservedMutants,
    ...wireMutants,
    ...clientMutants,
  ];
  const twice = mutants.filter(({ id }, index) => mutants.findIndex((other) => other.id === id) !== index);
  if (twice.length > 0) throw new Error(`two mutants are called ${twice.map(({ id }) => id).join(', ')}`);
  return mutants;
}
