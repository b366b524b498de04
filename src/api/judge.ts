import type { Report } from '../../generated/report.ts';
import { bindCase } from '../contract/bind.ts';
import type { Recording } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';
import { loadSuite } from '../contract/table.ts';
import type { Bindings } from '../contract/template.ts';
import { judge } from '../judge/judge.ts';

/** What a run recorded, and the report that says of which run it is. */
export interface RecordedRun {
  report: Report;
  recordings: readonly Recording[];
}

/**
 * Judges the recordings of a run again by the rules of this version, offline: the same recording gives the same result. A case
 * that this version doesn't have is left out.
 */
export function judgeRecordings({ report, recordings }: RecordedRun): CaseResult[] {
  const table = loadSuite();
  const rows = new Map(table.cases.map((row) => [row.id, row]));
  return recordings.flatMap((recording) => {
    const row = rows.get(recording.caseId);
    if (!row) return [];
    const bound = bindCase(row, { ...bindingOf(report, recording), operation: table.operation });
    return [judge(bound, recording, table)];
  });
}

/** What the placeholders of a case were filled with in its run, or in the part of a merged run that it was in. */
function bindingOf({ run, target, provided }: Report, { part }: Recording) {
  const { id, secret = '', otherRegion } = run;
  const { region, partition, account } = target;
  const own = part ? { id: part.run, secret: part.secret ?? '' } : { id, secret };
  const facts = { ...own, region, otherRegion, partition, ...(account ? { account } : {}) };
  return { facts, bindings: (part?.provided ?? provided) as Bindings };
}
