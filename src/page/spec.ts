/** A value read off the page, with the id of the clause that states it. */
export interface Fact<T> {
  value: T;
  clause: string;
}

/** The types the page gives its members. A list names its item type in `items`. */
export type MemberType = 'string' | 'boolean' | 'list';

/** Numeric bounds, in characters (`…Length`), items (`…Items`) or whatever the key names (`maxTags`). */
export type Limits = Record<string, Fact<number>>;

/**
 * A rule on the form of a string. Sets of characters (`chars`, `start`, `end`) are written as inside a regular
 * expression's brackets: `a-zA-Z0-9._-`. `examples` are the page's own *invalid* values.
 */
export type Rule =
  | { kind: 'charset'; chars: string; clause: string }
  | { kind: 'edges'; start: string; end: string; clause: string }
  | { kind: 'noAdjacent'; chars: string; examples: string[]; clause: string }
  | { kind: 'notIpAddress'; examples: string[]; clause: string }
  /** A listed requirement this parser has no reading for: kept, so that it can't pass unnoticed. */
  | { kind: 'unread'; clause: string };

export interface RequestMember {
  name: string;
  type: MemberType;
  items?: string;
  required: boolean;
  /** Members whose presence makes this one required as well. */
  requiredWith?: Fact<string[]>;
  default?: Fact<boolean>;
  limits?: Limits;
  rules?: Rule[];
  examples?: Fact<string>[];
  /** Every clause of the member, in page order. */
  clauses: string[];
}

export interface ResponseMember {
  name: string;
  type: MemberType;
  items?: string;
  deprecated: boolean;
  examples?: Fact<string>[];
  clauses: string[];
}

export interface StructureMember {
  name: string;
  type: MemberType;
}

export interface ErrorShape {
  name: string;
  /** HTTP status code. */
  status: number;
  /** The page says it is no longer used: it must never appear. */
  retired: boolean;
  limits?: Limits;
  rules?: Rule[];
  clauses: string[];
}

export type SectionName =
  | 'overview'
  | 'requestSyntax'
  | 'request'
  | 'responseSyntax'
  | 'response'
  | 'errors'
  | 'examples'
  | 'seeAlso';

/**
 * Where one sentence, bullet or labelled line stands on the page, and what it hashes to.
 * `id` is `section[.member].ordinal`, or ends in `label` where the line has one (`request.Name.type`), so that a
 * sentence added to a description leaves the ids of the labelled lines alone.
 */
export interface Clause {
  id: string;
  section: SectionName;
  member?: string;
  /** Position within the member (or the section's introduction); the heading is 0. */
  ordinal: number;
  label?: string;
  /** Of the sentence's text with runs of white space made one space. */
  sha256: string;
}

/** What the page says of one operation. Written to `spec/*.spec.json`; schema in `spec/schemas/spec.schema.json`. */
export interface Spec {
  $schema: string;
  formatVersion: 1;
  service: string;
  operation: string;
  source: { sha256: string };
  request: { members: RequestMember[] };
  structures: Record<string, { members: StructureMember[] }>;
  response: { status: number; members: ResponseMember[] };
  errors: ErrorShape[];
  clauses: Clause[];
}
