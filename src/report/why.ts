import type { CaseTable, Provenance } from '../../generated/case-table.ts';
import type { CheckReported } from '../../generated/report.ts';

/** Why something is expected, in words for a reader who has never seen the case table. */
export interface Why {
  kind: Provenance['kind'];
  /** The clause in our words, or what was observed. */
  says: string;
  /** Where it is from: clause id, shape of the SDK, source and date of the observation. */
  source: string;
  /** Address of the page, where it is documented. */
  link?: string;
}

/** What a provenance that names a whole section of the page stands for. */
const SECTIONS: Readonly<Record<string, string>> = {
  error: 'A request that is answered with an error was not carried out: it changes nothing.',
  response: 'A successful answer says what was made.',
};

/** The clause that every success judges; behind it in a case stand those of the members that were sent and left out. */
const OF_EVERY_SUCCESS = 'overview.1';

/** The clauses that a case is about, without those that every other success judges as well. */
export function ownClauses(clauses: readonly string[]): readonly string[] {
  const end = clauses.indexOf(OF_EVERY_SUCCESS);
  return end < 0 ? clauses : clauses.slice(0, Math.max(1, end));
}

/** Why a check of a report expects what it does. That a valid request is accepted is due by what its case is about. */
export function reasonsOf(
  { id, clauses, provenance }: Pick<CheckReported, 'id' | 'clauses' | 'provenance'>,
  table: CaseTable,
): Why[] {
  const own = id === 'accepted' ? ownClauses(clauses) : [];
  const documented = own.map((source) => ({ kind: 'documented' as const, source }));
  return whyOf(own.length > 0 ? documented : provenance, table);
}

/** The words behind each provenance. */
export function whyOf(provenance: readonly Provenance[], table: CaseTable): Why[] {
  return provenance.map(({ kind, source }): Why => {
    if (kind === 'documented') {
      const clause = table.clauses.find(({ id }) => id === source);
      return { kind, says: clause?.description ?? SECTIONS[source] ?? '', source, link: table.documentation };
    }
    if (kind === 'modelled') return { kind, says: 'The model inside the AWS SDK has it so.', source };
    const observation = table.observations[source];
    if (!observation) return { kind, says: '', source };
    const { description, date, confidence } = observation;
    const from = [observation.source, date, `confidence ${confidence}`].filter(Boolean).join(', ');
    return { kind, says: description, source: from };
  });
}
