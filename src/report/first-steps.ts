import type { CaseReported, Report } from '../../generated/report.ts';
import { tellingChecks } from './deviation.ts';

/** One thing to fix: cases that fail with the same finding, or all failing cases of one exception. */
export interface Step {
  /** What they are cases of. */
  group: string;
  /** The case to look at first. */
  first: CaseReported;
  /** How many cases there are, including the first. */
  count: number;
}

/** Steps of one part that come early; otherwise a part with many small faults would hide the rest. */
const MOST_OF_A_PART = 2;

/**
 * What to fix, in the order in which it pays: first what is wrong with every answer, then the exceptions with the most
 * failing cases. A finding that many cases of a part share is one step; what few cases of a part have comes last.
 */
export function firstSteps({ parts, exceptions }: Report, failed: readonly CaseReported[]): Step[] {
  const groups = new Map(
    [...parts, ...exceptions].flatMap(({ name, cases }) => cases.map((id) => [id, name])),
  );
  const steps = new Map<string, Step>();
  for (const testCase of failed) {
    const group = groups.get(testCase.id) ?? '';
    const key = testCase.exception === null ? `${group} ${findingOf(testCase)}` : group;
    const known = steps.get(key);
    if (known) known.count += 1;
    else steps.set(key, { group, first: testCase, count: 1 });
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

/** What is wrong with a case, as a key: the same for the same check and values, or the same error. */
function findingOf(testCase: CaseReported): string {
  const [first] = testCase.outcome === 'fail' ? tellingChecks(testCase) : [];
  return JSON.stringify(first ? [first.check, first.expected, first.actual] : testCase.error);
}
