import type { CaseReported, Report } from '../../generated/report.ts';
import { groupBy } from '../contract/group-by.ts';
import { describeCase } from './outcome.ts';

/** How far a client got with a trail, step by step. */
export interface LifeShown {
  client: string;
  steps: StepShown[];
}

export interface StepShown {
  /** The case that judges it. */
  id: string;
  step: string;
  outcome: CaseReported['outcome'];
  mark: string;
  /** Why it did not pass; empty where it did. */
  why: string;
}

const MARKS: Readonly<Record<CaseReported['outcome'], string>> = {
  pass: '✓',
  fail: '✗',
  untestable: '–',
  error: '!',
};

/** The lives of clients among the cases of a run, each with its steps in the client's order. */
export function livesOf({ cases }: Pick<Report, 'cases'>): LifeShown[] {
  const judged = cases.flatMap((reported) => {
    const { id, life, outcome } = reported;
    if (!life) return [];
    const shown = { id, step: life.step, outcome, mark: MARKS[outcome], why: describeCase(reported) };
    return [{ life, shown }];
  });
  return groupBy(judged, ({ life }) => life.client)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([client, steps]) => ({
      client,
      steps: steps.sort((a, b) => a.life.index - b.life.index).map(({ shown }) => shown),
    }));
}

/** The steps in one line: `create ✓, start ✓, describe by ARN ✗`. */
export function stepsInLine({ steps }: LifeShown): string {
  return steps.map(({ step, mark }) => `${step} ${mark}`).join(', ');
}

/** The steps that did not pass. */
export function brokenSteps({ steps }: LifeShown): StepShown[] {
  return steps.filter(({ outcome }) => outcome !== 'pass');
}
