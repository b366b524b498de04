import { hash } from 'node:crypto';
import type { Case, Group } from '../../generated/case-table.ts';
import { sharedControl } from '../contract/seed.ts';

type Lane = Case['request']['lane'];

/** A built case, and whether its lane is open: nothing in its request can be sent by one lane only. */
export interface BuiltCase {
  testCase: Case;
  /** The same case without members that it is not about. */
  alone?: Case;
  laneIsOpen: boolean;
  /** Id of the case that this one repeats without those members: the two take different lanes. */
  repeats?: string;
}

/** A control that more cases share is sent in both lanes; for fewer cases the second request would cost too much. */
const MOST_IN_ONE_LANE = 14;

/**
 * Chooses the lane of each case, so that every group is judged by what an SDK sends and by what other clients send: a server
 * may treat them differently. The choice follows from the id of the case and its control alone, so new cases change no other.
 * The only refusal of an exception gets a second case in the wire lane, without members that it is not about: a server may apply
 * a rule only beside one of them.
 */
export function assignLanes(groups: readonly Group[], built: readonly BuiltCase[]): Case[] {
  const uses = countControls(built);
  return groups.flatMap(({ name, kind }) => {
    const own = built.filter(({ testCase }) => testCase.group === name);
    const drawn = drawLanes(own, uses);
    const judged = drawn.filter(({ testCase }) => testCase.expect.outcome === 'rejected');
    const deciding = judged.length > 0 ? judged : drawn;
    const [only, ...others] = deciding;
    if (kind === 'exception' && only?.laneIsOpen && others.length === 0) {
      return drawn.flatMap(({ testCase, lane }) =>
        testCase === only.testCase
          ? [inLane(testCase, 'sdk'), inWireLaneToo(only.alone ?? testCase)]
          : [inLane(testCase, lane)],
      );
    }
    const moved = oneToMove(deciding, uses);
    return drawn.map(({ testCase, lane }) =>
      inLane(testCase, testCase === moved?.testCase ? otherLane(moved.lane) : lane),
    );
  });
}

interface DrawnCase extends BuiltCase {
  lane: Lane;
}

/** The case that takes the other lane where all have drawn the same one: preferably one whose control is sent in both anyway. */
function oneToMove(drawn: readonly DrawnCase[], uses: ReadonlyMap<string, number>): DrawnCase | undefined {
  if (new Set(drawn.map(({ lane }) => lane)).size !== 1) return undefined;
  const cost = ({ testCase }: DrawnCase) => {
    const shared = sharedControl(testCase);
    const users = shared === undefined ? 1 : (uses.get(shared) ?? 0);
    return users > 1 && users <= MOST_IN_ONE_LANE ? 1 : 0;
  };
  const open = drawn.filter(({ laneIsOpen }) => laneIsOpen);
  return open.sort(
    (a, b) => cost(a) - cost(b) || (digest(a.testCase.id) < digest(b.testCase.id) ? -1 : 1),
  )[0];
}

function drawLanes(own: readonly BuiltCase[], uses: ReadonlyMap<string, number>): DrawnCase[] {
  const drawn = own.map((one) => ({ ...one, lane: drawLane(one, uses) }));
  const lanes = new Map(drawn.map(({ testCase, lane }) => [testCase.id, lane]));
  return drawn.map((one) => {
    const repeated = one.repeats === undefined ? undefined : lanes.get(one.repeats);
    return repeated ? { ...one, lane: otherLane(repeated) } : one;
  });
}

function drawLane({ testCase, laneIsOpen }: BuiltCase, uses: ReadonlyMap<string, number>): Lane {
  if (!laneIsOpen) return testCase.request.lane;
  const shared = sharedControl(testCase);
  const together = shared !== undefined && (uses.get(shared) ?? 0) <= MOST_IN_ONE_LANE;
  return Number.parseInt(digest(together ? shared : testCase.id).slice(0, 2), 16) % 2 === 0 ? 'sdk' : 'wire';
}

/** How many cases share each control. */
function countControls(built: readonly BuiltCase[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { testCase } of built) {
    const shared = sharedControl(testCase);
    if (shared !== undefined) uses.set(shared, (uses.get(shared) ?? 0) + 1);
  }
  return uses;
}

/** Request and control travel in the same lane, or the control would tell nothing about the client. */
function inLane(testCase: Case, lane: Lane): Case {
  const { request, control } = testCase;
  return {
    ...testCase,
    request: { ...request, lane },
    ...(control ? { control: { ...control, request: { ...control.request, lane } } } : {}),
  };
}

function inWireLaneToo(testCase: Case): Case {
  return inLane(
    { ...testCase, id: `${testCase.id}-wire`, title: `${testCase.title}, also without an SDK` },
    'wire',
  );
}

const otherLane = (lane: Lane): Lane => (lane === 'sdk' ? 'wire' : 'sdk');
const digest = (text: string) => hash('sha256', text);
