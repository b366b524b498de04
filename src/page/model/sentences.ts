import type { Remark } from '../../../generated/report.ts';
import type { Parsed } from '../parse.ts';
import { plainHash } from '../plain.ts';
import type { Clause, Spec } from '../spec.ts';

/** A place where the page and the SDK's documents say different things, and the clauses of each that the other lacks. */
export interface SentenceConflict {
  /** A member, an error or a section: `request.Name`. */
  place: string;
  page: string[];
  /** With the words, which are installed with the SDK. */
  sdk: { id: string; text: string }[];
}

/** The SDK tells these as facts, and not in words. */
const AS_FACTS = new Set(
  ['parameter', 'field', 'member', 'error', 'exception'].map((what) =>
    plainHash(`This ${what} has been deprecated.`),
  ),
);

/**
 * Compares the sentences of a page with those of the SDK's documents, place by place and in any order. Both must tell about the
 * member or error; where only one does, the models differ already.
 * @param spec derived from a page; with one that was derived from the SDK there is nothing to compare
 */
export function sentenceConflicts(spec: Spec, sdk: Parsed): SentenceConflict[] {
  if (spec.source.package !== undefined) return [];
  const page = byPlace(spec.clauses);
  const other = byPlace(sdk.clauses);
  return [...page].flatMap(([place, clauses]) => {
    const there = other.get(place);
    if (there === undefined) return [];
    const [known, told] = [plainOf(there, ({ text }) => plainHash(text)), plainOf(clauses, plainOfClause)];
    const onPage = clauses.filter((clause) => !known.has(plainOfClause(clause)));
    const inSdk = there.filter(({ text }) => !told.has(plainHash(text)));
    if (onPage.length + inSdk.length === 0) return [];
    return [{ place, page: onPage.map(({ id }) => id), sdk: inSdk.map(({ id, text }) => ({ id, text })) }];
  });
}

/** The conflicts without the words of the SDK, which belong in no file. */
export function sentenceFindings(conflicts: readonly SentenceConflict[]): Remark[] {
  return conflicts.map((conflict) => ({
    kind: 'model-conflict',
    subject: conflict.place,
    message: describeConflict(conflict),
  }));
}

function describeConflict({ place, page, sdk }: SentenceConflict): string {
  const ids = sdk.map(({ id }) => id).join(', ');
  if (page.length === 0) return `${place}: only the SDK says ${ids}`;
  if (sdk.length === 0) return `${place}: only the page says ${page.join(', ')}`;
  return `${place}: the page (${page.join(', ')}) and the SDK (${ids}) say different things`;
}

/**
 * The clauses to compare by their place: sentences and bullets of the overview, of members and of errors, and the syntax. What
 * a page says at the beginning of a section is the same on all pages, and the SDK doesn't have it.
 */
function byPlace<C extends Clause>(clauses: readonly C[]): Map<string, C[]> {
  const places = new Map<string, C[]>();
  for (const clause of clauses) {
    const { section, member, part, label } = clause;
    const isWhole = section === 'overview' || section === 'requestSyntax' || section === 'responseSyntax';
    if (label !== undefined || (member === undefined && !isWhole)) continue;
    const prefix = clause.id.slice(0, clause.id.indexOf('.'));
    const place = [prefix, member, part].filter((piece) => piece !== undefined).join('.');
    places.set(place, [...(places.get(place) ?? []), clause]);
  }
  return places;
}

/** The hashes of what is said at a place, and of what is told as a fact. */
function plainOf<C>(clauses: readonly C[], hash: (clause: C) => string): Set<string> {
  return new Set([...clauses.map(hash), ...AS_FACTS]);
}

function plainOfClause({ plain, sha256 }: Clause): string {
  return plain ?? sha256;
}
