import type { Case, CaseTable } from '../../../generated/case-table.ts';
import { isRead } from '../../contract/operations.ts';
import { fakeClock } from '../../contract/testing/fake-clock.ts';
import { type Handle, inProcessTransport } from '../../lanes/in-process.ts';
import { openLanes } from '../../lanes/index.ts';
import { createReference, type ReferenceOptions, type Trail } from '../../reference/index.ts';
import { inProcessTarget } from './in-process.ts';
import { runOnClock, wrongOf } from './on-clock.ts';

type Operations = ReturnType<NonNullable<ReferenceOptions['operations']>>;
type State = Parameters<Operations[string]['run']>[0]['state'];

/** Milliseconds that each call takes. */
const CALL_MS = 50;

/**
 * Runs cases as a run does, on the reference whose reads show all trails as they were `lagMs` ago, on a clock that nobody waits for.
 * @returns the cases that fail, with what was said of them
 */
export async function failingOnStaleReads(
  table: CaseTable,
  cases: readonly Case[],
  lagMs: number,
): Promise<string[]> {
  const clock = fakeClock();
  const past: { at: number; trails: Map<string, Trail> }[] = [];
  let state: State | undefined;
  const note = () => {
    if (state) past.push({ at: clock.now(), trails: structuredClone(state.trails) });
  };
  const stale = (all: Operations): Operations =>
    Object.fromEntries(
      Object.entries(all).map(([name, operation]): [string, Operations[string]] => [
        name,
        {
          run: (call, input) => {
            state ??= call.state;
            if (isRead(name)) {
              const trails = past.findLast(({ at }) => at <= clock.now() - lagMs)?.trails ?? new Map();
              return operation.run({ ...call, state: { ...call.state, trails } }, input);
            }
            try {
              return operation.run(call, input);
            } finally {
              note();
            }
          },
        },
      ]),
    );
  const { handle } = createReference({ operations: stale });
  const slow: Handle = async (request) => {
    const operation = /CloudTrail_\d+\.(\w+)/.exec(request.headers['x-amz-target'] ?? '')?.[1];
    if (operation) await clock.sleep(CALL_MS);
    const answer = await handle(request);
    // Creates are none of the operations that can be replaced.
    if (operation === 'CreateTrail') note();
    return answer;
  };
  const direct = inProcessTarget(inProcessTransport(slow));
  const lanes = openLanes(direct, direct.transport);
  // The first call shows where the state is kept.
  await lanes.send('ListTrails', { lane: 'sdk', input: {} });
  lanes.close();
  return wrongOf(await runOnClock(table, cases, { handle: slow, clock }));
}
