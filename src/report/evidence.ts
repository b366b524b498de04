import type { Case, CaseTable, ClauseRow } from '../../generated/case-table.ts';
import type { CaseReported, Report } from '../../generated/report.ts';
import type { ByHand } from '../contract/by-hand.ts';
import type { Exchange, Role } from '../contract/exchange.ts';
import type { CasePart, Recording } from '../contract/recording.ts';
import { harmless } from '../text/harmless.ts';

/** What the outputs are made of: the report has every figure, the table the words, the recordings the messages. */
export interface Evidence {
  report: Report;
  table: CaseTable;
  recordings: readonly Recording[];
  /** Writes what a case needs as shell lines. */
  byHand: ByHand;
  /** The page's own sentences by clause, where the user has the page. They are shown, never kept. */
  page?: Readonly<Record<string, string>>;
  /** Report of an earlier run to compare with. */
  previous?: Report;
  /** What a list of known differences says of the cases that fail as listed, by case: they are no news. */
  known?: Readonly<Record<string, string>>;
}

/** One case with all that belongs to it. */
export interface CaseEvidence {
  reported: CaseReported;
  /** Absent where the report was made with another version of the table. */
  row?: Case;
  /** As shown: made harmless, long texts cut. */
  exchanges: readonly Exchange[];
  /** As they were. */
  recorded: readonly Exchange[];
  /** What made its needs, and what they are called: the run, or the part of it that the case was in. As shown. */
  part: CasePart;
  /** The same as it was. */
  recordedPart: CasePart;
}

/** The evidence by id, with everything a target said made harmless once, so that no output can forget to. */
export class EvidenceIndex {
  readonly evidence: Evidence;
  /** The report as it was; for lines that must hold the very text. */
  readonly raw: Report;
  readonly #cases: ReadonlyMap<string, CaseEvidence>;
  readonly #clauses: ReadonlyMap<string, ClauseRow>;

  constructor(evidence: Evidence) {
    const { table } = evidence;
    const { report, recordings, page, previous } = harmless({
      ...evidence,
      table: undefined,
      byHand: undefined,
    });
    this.evidence = {
      report,
      table,
      recordings,
      byHand: evidence.byHand,
      ...(page ? { page } : {}),
      ...(previous ? { previous } : {}),
    };
    this.raw = evidence.report;
    const rows = new Map(table.cases.map((row) => [row.id, row]));
    const shown = exchangesByCase(recordings);
    const recorded = exchangesByCase(evidence.recordings);
    const parts = partByCase(report, recordings);
    const recordedParts = partByCase(evidence.report, evidence.recordings);
    this.#clauses = new Map(table.clauses.map((clause) => [clause.id, clause]));
    this.#cases = new Map(
      report.cases.map((reported) => {
        const row = rows.get(reported.id);
        const one = {
          reported,
          exchanges: shown.get(reported.id) ?? [],
          recorded: recorded.get(reported.id) ?? [],
          part: parts(reported.id),
          recordedPart: recordedParts(reported.id),
        };
        return [reported.id, row ? { ...one, row } : one];
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

  clause(id: string): ClauseRow | undefined {
    return this.#clauses.get(id);
  }
}

/** The first exchange of a role. */
export function exchangeOf({ exchanges }: Pick<CaseEvidence, 'exchanges'>, role: Role): Exchange | undefined {
  return exchanges.find((exchange) => exchange.role === role);
}

function exchangesByCase(recordings: readonly Recording[]): Map<string, readonly Exchange[]> {
  return new Map(recordings.map(({ caseId, exchanges }) => [caseId, exchanges]));
}

function partByCase(
  { run, provided }: Report,
  recordings: readonly Recording[],
): (caseId: string) => CasePart {
  const parts = new Map(recordings.map(({ caseId, part }) => [caseId, part]));
  return (caseId) => parts.get(caseId) ?? { run: run.id, provided };
}
