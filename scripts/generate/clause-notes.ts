import type { ClauseNote, ClauseNotes } from '../../generated/clause-notes.ts';
import type { Spec } from '../../src/page/spec.ts';

/**
 * The notes on the clauses of one operation, from its own file and those that it shares with others, in this order. An id with `*`
 * stands for any one part of an id.
 */
export function notesFor({ clauses }: Spec, files: readonly ClauseNotes[]): ClauseNotes {
  const found = clauses.flatMap(({ id }): [string, ClauseNote][] => {
    const [note] = files.flatMap((file) => noteOf(id, file) ?? []);
    return note ? [[id, note]] : [];
  });
  return { formatVersion: 1, clauses: Object.fromEntries(found) };
}

/** The notes of another operation on sentences that both have, word for word and in the same place. */
export function notesOfSameSentences(spec: Spec, other: Spec, { clauses }: ClauseNotes): ClauseNotes {
  const sentences = new Map(other.clauses.map(({ id, sha256 }) => [id, sha256]));
  const same = spec.clauses.filter(({ id, sha256 }) => sentences.get(id) === sha256);
  const found = same.flatMap(({ id }): [string, ClauseNote][] => {
    const note = clauses[id];
    return note ? [[id, note]] : [];
  });
  return { formatVersion: 1, clauses: Object.fromEntries(found) };
}

function noteOf(id: string, { clauses }: ClauseNotes): ClauseNote | undefined {
  if (clauses[id]) return clauses[id];
  const parts = id.split('.');
  const pattern = Object.keys(clauses).find((key) => {
    const wanted = key.split('.');
    return (
      key.includes('*') &&
      wanted.length === parts.length &&
      wanted.every((part, index) => part === '*' || part === parts[index])
    );
  });
  return pattern === undefined ? undefined : clauses[pattern];
}
