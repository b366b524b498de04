import type { Case, CaseTable } from '../../../generated/case-table.ts';
import type { Clock } from '../../contract/clock.ts';
import { type Handle, inProcessTransport } from '../../lanes/in-process.ts';
import { provideNeeds } from '../../needs/provide.ts';
import { OtherPlaces } from '../../needs/worlds/places.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { describeCase } from '../../report/outcome.ts';
import { Slots } from '../../run/slots.ts';
import { needsOf } from '../conformance.ts';
import { openContext } from '../context.ts';
import { type CaseDone, runCase } from '../run-case.ts';
import { inProcessTarget } from './in-process.ts';

/** Runs cases as a run does, with its patience, against a function and on a clock that nobody waits for. */
export async function runOnClock(
  table: CaseTable,
  cases: readonly Case[],
  { handle, clock }: { handle: Handle; clock: Clock },
): Promise<CaseDone[]> {
  const target = inProcessTarget(inProcessTransport(handle));
  const facts = await learnFacts(target, { id: 'transi', secret: 'told' });
  const places = new OtherPlaces(target, facts);
  const { bindings, unmet } = await provideNeeds(needsOf(cases), { table, target, facts, places });
  const context = openContext({
    ...{ target, table, facts, bindings, unmet, places, clock },
    ...{ existingTrails: 0, journal: undefined, allowed: [], stopped: () => false },
  });
  const slots = new Slots(4);
  return Promise.all(cases.map((testCase) => runCase(testCase, context, slots)));
}

/** The cases that fail or could not be run, with what is said of them. */
export function wrongOf(done: readonly CaseDone[]): string[] {
  return done
    .filter(({ result: { outcome } }) => outcome === 'fail' || outcome === 'error')
    .map(({ result }) => `${result.id}: ${describeCase(result)}`);
}
