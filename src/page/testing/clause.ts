import type { TextClause } from '../clauses.ts';

/** One clause of the request member `Label`, on line 7. */
export function clause(text: string, more: Partial<TextClause> = {}): TextClause {
  return {
    id: 'request.Label.1',
    section: 'request',
    member: 'Label',
    ordinal: 1,
    sha256: '',
    text,
    line: 7,
    bullet: false,
    ...more,
  };
}

/** A labelled line, such as `Type: String`. */
export function labelled(label: string, text: string): TextClause {
  return clause(text, { id: `request.Label.${label}`, label });
}
