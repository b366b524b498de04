import type { CaseReported, Report } from '../../generated/report.ts';
import { failedChecks, isJudged, type Level } from '../contract/result.ts';
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
export function countsAsFailed(
  one: Pick<CaseReported, 'outcome' | 'checks'>,
  { level = 'wire' }: Gate,
): boolean {
  const counted: readonly Level[] = GATE_LEVELS.slice(0, GATE_LEVELS.indexOf(level) + 1);
  return one.outcome === 'fail' && failedChecks(one).some((check) => counted.includes(check.level));
}

/** Why the figures of a run are below what was asked, in a sentence each; none where they are not. */
export function missedGates({ cases, summary }: Pick<Report, 'cases' | 'summary'>, gate: Gate) {
  const judged = cases.filter(isJudged);
  const failed = cases.filter((one) => countsAsFailed(one, gate)).length;
  // Informative cases are in neither figure.
  const total = summary.conformance.total;
  const conformance = sharePercent({ passed: Math.max(0, total - failed), total });
  const coverage = sharePercent(summary.coverage);
  const { minConformance, minCoverage, level } = gate;
  const at = level === undefined ? '' : ` at level ${level}`;
  return {
    ...(minConformance !== undefined && (judged.length === 0 || conformance < minConformance)
      ? { conformance: `Conformance${at} is ${conformance} %, below --min-conformance ${minConformance}.` }
      : {}),
    ...(minCoverage !== undefined && coverage < minCoverage
      ? { coverage: `Coverage is ${coverage} %, below --min-coverage ${minCoverage}.` }
      : {}),
  };
}
