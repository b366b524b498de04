import type { Beside, Trigger, Triggers } from '../../generated/triggers.ts';
import type { WrittenCase } from './sources.ts';

type Members = Record<string, unknown>;

/** The written cases of one exception. */
export interface Written {
  trigger: Trigger;
  cases: WrittenCase[];
}

/** So many cases of one exception with the same control share what is sent beside. More would hide a member from a rule. */
const CASES_A_SET = 4;

/**
 * Sends each refusal with optional members that it is not about, because a server can skip a check beside one of them. The
 * control has the same members. Cases with the same control take turns with few sets, so that their controls stay shared.
 * Deterministic.
 */
export function besideOthers(exceptions: readonly Written[], triggers: Triggers): WrittenCase[][] {
  const { beside } = triggers;
  if (!beside) return exceptions.map(({ cases }) => cases);
  const givenByControl = new Map<string, number>();
  return exceptions.map(({ trigger, cases }) => {
    const chosen = new Map<WrittenCase, Members>();
    let givenHere = 0;
    for (const [control, sharing] of byControl(cases, triggers)) {
      const given = givenByControl.get(control) ?? 0;
      // In a world there is only what the case itself needs.
      const own = (sharing[0]?.worlds ? undefined : trigger.beside) ?? beside.usual;
      const sets = setsFrom(beside, own, given + givenHere);
      const count = Math.min(sets.length, Math.ceil(sharing.length / CASES_A_SET));
      sharing.forEach((testCase, index) => {
        chosen.set(testCase, besideOf(testCase, sets[index % count] ?? {}, beside));
      });
      givenByControl.set(control, given + count);
      givenHere += count;
    }
    return cases.map((testCase) => ({ ...testCase, with: { ...testCase.with, ...chosen.get(testCase) } }));
  });
}

/** The sets of an exception, in turn: `start` were given to earlier cases. */
function setsFrom({ sets }: Beside, own: readonly string[], start: number): Members[] {
  const at = own.length === 0 ? 0 : start % own.length;
  return [...own.slice(at), ...own.slice(0, at)].map((name) => {
    const set = sets[name];
    if (!set) throw new Error(`triggers.yaml: 'beside' has no set ${name}`);
    return set;
  });
}

/** The refusals that can be sent with other members, by the control that they share. */
function byControl(cases: readonly WrittenCase[], { minimalRequest }: Triggers): Map<string, WrittenCase[]> {
  const families = new Map<string, WrittenCase[]>();
  for (const testCase of cases) {
    const { outcome = 'rejected', faults, wire, before = [], worlds, controlChanges } = testCase;
    // A body that is written out has what it has, and a case with steps says itself what it sends.
    if (outcome !== 'rejected' || faults || wire?.body !== undefined || before.length > 0) continue;
    const control = JSON.stringify([{ ...minimalRequest, ...testCase.with, ...controlChanges }, worlds]);
    families.set(control, [...(families.get(control) ?? []), testCase]);
  }
  return families;
}

/** The members of a set that the case says nothing about. */
function besideOf(testCase: WrittenCase, set: Members, { apart = {} }: Beside): Members {
  const { with: own, set: fault, controlChanges, notBeside = [] } = testCase;
  const about = Object.keys({ ...own, ...fault, ...controlChanges });
  const left = new Set([...about, ...about.flatMap((member) => apart[member] ?? []), ...notBeside]);
  return Object.fromEntries(Object.entries(set).filter(([member]) => !left.has(member)));
}
