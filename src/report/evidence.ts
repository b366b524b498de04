import type { Case, CaseTable, ClauseRow } from '../../generated/case-table.ts';
import type { CaseReported, Report } from '../../generated/report.ts';
import type { Exchange, Role } from '../lanes/exchange.ts';
import type { Recording } from '../run/recording.ts';

/** What the outputs are made of: the report has every figure, the table the words, the recordings the messages. */
export interface Evidence {
  report: Report;
  table: CaseTable;
  recordings: readonly Recording[];
  /** The page's own sentences by clause, where the user has the page. They are shown, never kept. */
  page?: Readonly<Record<string, string>>;
  /** Report of an earlier run to compare with. */
  previous?: Report;
}

/** One case with all that belongs to it. */
export interface CaseEvidence {
  reported: CaseReported;
  /** Absent where the report was made with another version of the table. */
  row?: Case;
  exchanges: readonly Exchange[];
}

/** The evidence by id, made once for all outputs that look things up. */
export class EvidenceIndex {
  readonly evidence: Evidence;
  readonly #cases: ReadonlyMap<string, CaseEvidence>;
  readonly #clauses: ReadonlyMap<string, ClauseRow>;

  constructor(evidence: Evidence) {
    this.evidence = evidence;
    const { report, table, recordings } = evidence;
    const rows = new Map(table.cases.map((row) => [row.id, row]));
    const recorded = new Map(recordings.map(({ caseId, exchanges }) => [caseId, exchanges]));
    this.#clauses = new Map(table.clauses.map((clause) => [clause.id, clause]));
    this.#cases = new Map(
      report.cases.map((reported) => {
        const row = rows.get(reported.id);
        const exchanges = recorded.get(reported.id) ?? [];
        return [reported.id, { reported, ...(row ? { row } : {}), exchanges }];
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
