import type { ClauseNote, ClauseNotes } from '../../generated/clause-notes.ts';
import type { Spec } from '../../src/page/spec.ts';

/**
 * The notes on the clauses of one operation. Many clauses are the same for several operations and stand in spec/clauses.yaml; an id
 * with `*` there, or in the operation's own file, stands for any one part of an id.
 */
export function notesFor({ clauses }: Spec, own: ClauseNotes, shared: ClauseNotes): ClauseNotes {
  const found = clauses.flatMap(({ id }): [string, ClauseNote][] => {
    const note = noteOf(id, own) ?? noteOf(id, shared);
    return note ? [[id, note]] : [];
  });
  return { formatVersion: own.formatVersion, clauses: Object.fromEntries(found) };
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
