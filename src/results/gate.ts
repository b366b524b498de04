import type { CaseReported, Report } from '../../generated/report.ts';
import { failedChecks, type Level } from '../contract/result.ts';
import { sharePercent } from './summary.ts';

/** The levels that a run can be held to: each counts what is before it too. */
const GATE_LEVELS = ['core', 'state', 'wire'] as const;
export type GateLevel = (typeof GATE_LEVELS)[number];

/** What counts for the exit code of a run. */
export interface Gate {
  /** The last level whose failing checks count; all by default. */
  level?: GateLevel | undefined;
  /** Percent of the cases judged that must pass; without it, every one. */
  minConformance?: number | undefined;
  /** Percent of the cases of this version that must be judged. */
  minCoverage?: number | undefined;
}

export function isGateLevel(text: string): text is GateLevel {
  return GATE_LEVELS.some((level) => level === text);
}

/** Whether a case fails at a level that counts. */
export function countsAsFailed(one: Pick<CaseReported, 'outcome' | 'checks'>, { level }: Gate): boolean {
  if (one.outcome !== 'fail' || level === undefined) return one.outcome === 'fail';
  const counted: readonly Level[] = GATE_LEVELS.slice(0, GATE_LEVELS.indexOf(level) + 1);
  return failedChecks(one).some((check) => counted.includes(check.level));
}

/** Why the figures of a run are below what was asked, in a sentence each; none where they are not. */
export function missedGates(
  { cases, summary }: Pick<Report, 'cases' | 'summary'>,
  gate: Gate,
): { conformance?: string; coverage?: string } {
  const { minConformance, minCoverage, level } = gate;
  const missed: { conformance?: string; coverage?: string } = {};
  if (minConformance !== undefined) {
    // Informative cases are in neither figure, and never fail.
    const { total } = summary.conformance;
    const failed = cases.filter((one) => countsAsFailed(one, gate)).length;
    const share = sharePercent({ passed: Math.max(0, total - failed), total });
    const at = level === undefined ? '' : ` at level ${level}`;
    if (share < minConformance)
      missed.conformance = `Conformance${at} is ${share} %, below --min-conformance ${minConformance}.`;
  }
  if (minCoverage !== undefined) {
    const share = sharePercent(summary.coverage);
    if (share < minCoverage) missed.coverage = `Coverage is ${share} %, below --min-coverage ${minCoverage}.`;
  }
  return missed;
}
