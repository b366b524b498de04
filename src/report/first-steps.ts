import type { CaseReported, Report } from '../../generated/report.ts';
import { headline } from './deviation.ts';

/** One thing to mend: cases that fail with the same finding, or all that fail of one exception. */
export interface Step {
  /** What they are cases of. */
  group: string;
  /** The first of them, which is the one to look at. */
  first: CaseReported;
  /** How many there are, the first among them. */
  count: number;
}

/** Steps of one part that come early; a part with many small faults would hide the rest otherwise. */
const MOST_OF_A_PART = 2;

/**
 * What to mend, in the order in which it pays: first what is wrong with every answer, then the exceptions, the most failing
 * cases first. A finding that many cases of a part share is one step; what few cases of a part have comes last.
 */
export function firstSteps({ parts, exceptions }: Report, failed: readonly CaseReported[]): Step[] {
  const groups = new Map(
    [...parts, ...exceptions].flatMap(({ name, cases }) => cases.map((id) => [id, name])),
  );
  const steps = new Map<string, Step>();
  for (const one of failed) {
    const group = groups.get(one.id) ?? '';
    const key = one.exception === null ? `${group} ${headline(one)}` : group;
    const known = steps.get(key);
    if (known) known.count += 1;
    else steps.set(key, { group, first: one, count: 1 });
  }
  const byCount = [...steps.values()].sort((a, b) => b.count - a.count);
  const ofPart = new Map<string, number>();
  const [early, ofExceptions, late]: [Step[], Step[], Step[]] = [[], [], []];
  for (const step of byCount) {
    const before = ofPart.get(step.group) ?? 0;
    ofPart.set(step.group, before + 1);
    if (step.first.exception !== null) ofExceptions.push(step);
    else (before < MOST_OF_A_PART ? early : late).push(step);
  }
  return [...early, ...ofExceptions, ...late];
}
