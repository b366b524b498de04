import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Certificate } from '../../generated/certificate.ts';
import { type Binding, bindCase } from '../contract/bind.ts';
import type { Recording } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';
import { judge } from '../judge/judge.ts';
import { verdictOf } from '../judge/verdict.ts';
import { retiredSightings } from '../results/retired.ts';
import { summarize } from '../results/summary.ts';
import { withUndecided } from '../results/undecided.ts';

/** What recordings come to under one table. */
export interface Assessment {
  results: CaseResult[];
  figures: Certificate['figures'];
  verdicts: Certificate['verdicts'];
}

/** Judges the recordings of some cases. Pure: `certify` and `verify` both rest on it. */
export function assess(
  cases: readonly Case[],
  recordings: readonly Recording[],
  context: Omit<Binding, 'operation'> & { table: CaseTable },
): Assessment {
  const binding = { ...context, operation: context.table.operation };
  const byId = new Map(recordings.map((recording) => [recording.caseId, recording]));
  const judged = cases.flatMap((one) => {
    const recording = byId.get(one.id);
    return recording ? [judge(bindCase(one, binding), recording, context.table)] : [];
  });
  const results = withUndecided(judged, context.table);
  const ids = new Set(cases.map(({ id }) => id));
  const sightings = retiredSightings(
    context.table,
    recordings.filter(({ caseId }) => ids.has(caseId)),
  );
  const groups = context.table.groups.filter(({ kind }) => kind !== 'info');
  const verdicts = groups.map((group) => {
    const own = results.filter((result) => result.group === group.name);
    const of = cases.filter((one) => one.group === group.name).length;
    return [group.name, verdictOf(group, own, of, sightings[group.name]).verdict] as const;
  });
  const { conformance, coverage, levels } = summarize(results, [], cases.length);
  return {
    results,
    figures: { conformance, coverage, levels: { core: levels.core, state: levels.state, wire: levels.wire } },
    verdicts: Object.fromEntries(verdicts),
  };
}

/** The cases of a release in the order of the table, and the ids that the table doesn't have. */
export function casesOfRelease(
  table: CaseTable,
  ids: readonly string[],
): { cases: Case[]; unknown: string[] } {
  const wanted = new Set(ids);
  const cases = table.cases.filter(({ id }) => wanted.has(id));
  const known = new Set(cases.map(({ id }) => id));
  return { cases, unknown: ids.filter((id) => !known.has(id)) };
}
