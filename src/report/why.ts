import type { CaseTable, Provenance } from '../../generated/case-table.ts';

/** Why something is expected, in words for a reader who has never seen the case table. */
export interface Why {
  kind: Provenance['kind'];
  /** The clause in our words, or what was observed. */
  message: string;
  /** Where it comes from: clause id, shape of the SDK, source and date of the observation. */
  source: string;
  /** Address of the page, where it is documented. */
  link?: string;
}

/** What a provenance means that names a whole section of the page. */
const SECTIONS: Readonly<Record<string, string>> = {
  error: 'A request that is answered with an error was not carried out: it changes nothing.',
  response: 'A successful answer describes what was created.',
};

/** The page that a clause, or a group, is on. */
export function documentationOf(clause: string, { subjects, documentation }: CaseTable): string {
  const [operation = '', rest] = clause.split('/');
  return (rest === undefined ? undefined : subjects[operation]?.documentation) ?? documentation;
}

/** A clause in our words, or a whole section of the page, such as `AddTags/error`. */
export function describeClause(id: string, { clauses }: Pick<CaseTable, 'clauses'>): string {
  const clause = clauses.find((one) => one.id === id);
  return clause?.description ?? SECTIONS[id.split('/').at(-1) ?? ''] ?? '';
}

/** The words behind each provenance. */
export function whyOf(provenance: readonly Provenance[], table: CaseTable): Why[] {
  return provenance.map(({ kind, source }): Why => {
    if (kind === 'documented') {
      return {
        kind,
        message: describeClause(source, table),
        source,
        link: documentationOf(source, table),
      };
    }
    if (kind === 'modelled') return { kind, message: 'The model inside the AWS SDK defines it.', source };
    const observation = table.observations[source];
    if (!observation) return { kind, message: '', source };
    const { description, date, confidence } = observation;
    const from = [observation.source, date, `confidence ${confidence}`].filter(Boolean).join(', ');
    return { kind, message: description, source: from };
  });
}
