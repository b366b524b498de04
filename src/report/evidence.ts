import type { Case, CaseTable, ClauseRow } from '../../generated/case-table.ts';
import type { CaseReported, ClauseReported, Finding, Report } from '../../generated/report.ts';
import type { ByHand } from '../contract/by-hand.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { CasePart, Recording } from '../contract/recording.ts';
import { harmless } from '../text/harmless.ts';

/** What the formats need: the report has every figure, the table the words, the recordings the messages. */
export interface Evidence {
  report: Report;
  table: CaseTable;
  recordings: readonly Recording[];
  /** Writes what a case needs as shell lines. */
  byHand: ByHand;
  /** The page's own sentences by clause, where the user has the page. They are shown, never stored. */
  page?: Readonly<Record<string, string>>;
  /** Report of an earlier run to compare with. */
  previous?: Report;
  /** The message of each known difference that applies, by case id: those are not news. */
  known?: Readonly<Record<string, string>>;
}

/** One case with all that belongs to it. */
export interface CaseEvidence {
  reported: CaseReported;
  /** Absent where the report was made with another version of the table. */
  row: Case | undefined;
  /** What was recorded, made harmless, with long texts cut. */
  shown: CaseRecording;
  /** What was recorded, unchanged. */
  recorded: CaseRecording;
}

interface CaseRecording {
  exchanges: readonly Exchange[];
  /** The run, or the part of it that the case was in, and the names of its needs. */
  part: CasePart;
}

/** The evidence by id, with everything a target said made harmless once, so that no format can forget to. */
export class EvidenceIndex {
  readonly evidence: Evidence;
  /** The unchanged report, for lines that must hold the exact text. */
  readonly raw: Report;
  readonly #cases: ReadonlyMap<string, CaseEvidence>;
  readonly #findings: ReadonlyMap<string, readonly Finding[]>;
  readonly #judged: ReadonlyMap<string, ClauseReported>;
  readonly #clauses: ReadonlyMap<string, ClauseRow>;

  constructor(evidence: Evidence) {
    const { table } = evidence;
    const { byHand } = evidence;
    const { report, recordings, page, previous } = harmless({
      ...evidence,
      table: undefined,
      byHand: undefined,
    });
    this.evidence = {
      ...{ report, table, recordings, byHand },
      ...(page && { page }),
      ...(previous && { previous }),
    };
    this.raw = evidence.report;
    const findings = new Map<string, Finding[]>();
    for (const finding of report.findings) {
      for (const id of finding.cases) findings.set(id, [...(findings.get(id) ?? []), finding]);
    }
    this.#findings = findings;
    this.#judged = new Map(report.clauses.map((clause) => [clause.id, clause]));
    this.#clauses = new Map(table.clauses.map((clause) => [clause.id, clause]));
    const rows = new Map(table.cases.map((row) => [row.id, row]));
    const shown = recordingByCase(report, recordings);
    const recorded = recordingByCase(evidence.report, evidence.recordings);
    this.#cases = new Map(
      report.cases.map((reported) => {
        const { id } = reported;
        return [id, { reported, row: rows.get(id), shown: shown(id), recorded: recorded(id) }];
      }),
    );
  }

  get report(): Report {
    return this.evidence.report;
  }

  get table(): CaseTable {
    return this.evidence.table;
  }

  cases(ids: readonly string[]): CaseEvidence[] {
    return ids.flatMap((id) => this.#cases.get(id) ?? []);
  }

  /** What a case fails for, in the order in which to fix it. */
  findingsOf(caseId: string): readonly Finding[] {
    return this.#findings.get(caseId) ?? [];
  }

  /** The place of a finding in the order in which to fix them, from 1. */
  placeOf(finding: string): number {
    return this.report.findings.findIndex(({ id }) => id === finding) + 1;
  }

  /** How far a run judged a clause. */
  judged(id: string): ClauseReported | undefined {
    return this.#judged.get(id);
  }

  clause(id: string): ClauseRow | undefined {
    return this.#clauses.get(id);
  }

  /** Ids of the clauses of an exception, none of a part. */
  clausesOf(group: string): readonly string[] {
    return this.table.groups.find(({ name }) => name === group)?.clauses ?? [];
  }

  /** What the page requires of an exception: in our words, and in its own where the user has the page. */
  requirementsOf(group: string) {
    return this.clausesOf(group)
      .filter((id) => !id.endsWith('.heading'))
      .map((id) => ({
        id,
        description: this.clause(id)?.description ?? '',
        sentence: this.evidence.page?.[id],
      }));
  }
}

function recordingByCase(
  { run, provided }: Report,
  recordings: readonly Recording[],
): (caseId: string) => CaseRecording {
  const byCase = new Map(recordings.map((recording) => [recording.caseId, recording]));
  return (caseId) => {
    const { exchanges = [], part = { run: run.id, secret: run.secret ?? '', provided } } =
      byCase.get(caseId) ?? {};
    return { exchanges, part };
  };
}
