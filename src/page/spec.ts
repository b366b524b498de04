/** A value from the page, with the id of the clause that states it. */
export interface Fact<T> {
  value: T;
  clause: string;
}

/** The types of the members. A list names its item type in `items`. */
export type MemberType = 'string' | 'boolean' | 'list';

/** Numeric limits, in characters (`…Length`), items (`…Items`) or whatever the key names (`maxTags`). */
export type Limits = Record<string, Fact<number>>;

/**
 * A rule on the form of a string. Sets of characters (`chars`, `start`, `end`) are written as in the brackets of a
 * regular expression: `a-zA-Z0-9._-`. `examples` are the page's own *invalid* values.
 */
export type Rule =
  | { kind: 'charset'; chars: string; clause: string }
  | { kind: 'edges'; start: string; end: string; clause: string }
  | { kind: 'noAdjacent'; chars: string; examples: string[]; clause: string }
  | { kind: 'notIpAddress'; examples: string[]; clause: string }
  /** A requirement that this parser can't read. It is kept so that nobody overlooks it. */
  | { kind: 'unread'; clause: string };

export interface RequestMember {
  name: string;
  type: MemberType;
  items?: string;
  required: boolean;
  /** If one of these members is present, this member is required. */
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
  /** The page calls it no longer used, so it must never be returned. */
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
 * The place of one sentence, bullet or labelled line on the page, and its hash.
 * `id` is `section[.member].ordinal`, or ends in `label` if the line has one (`request.Name.type`), so that a new sentence
 * in a description doesn't change the ids of the labelled lines.
 */
export interface Clause {
  id: string;
  section: SectionName;
  member?: string;
  /** Position within the member (or the section's introduction); the heading is 0. */
  ordinal: number;
  label?: string;
  /** Of the text with each run of white space replaced by a space. */
  sha256: string;
}

/** What the page states about one operation. Written to `spec/*.spec.json`; schema in `spec/schemas/spec.schema.json`. */
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
