/** A value from the page, with the id of the clause that states it. */
export interface Fact<T> {
  value: T;
  clause: string;
  /** It holds only under a condition that the page states, such as "If Name is a trail name". */
  conditional?: true;
}

/** The types of the members, as JSON has them but for `timestamp` (a number), `blob` (Base64) and `document` (any JSON). */
export type MemberType =
  | 'string'
  | 'boolean'
  | 'number'
  | 'timestamp'
  | 'blob'
  | 'document'
  | 'list'
  | 'map'
  | 'structure';

/**
 * A type with all that is inside. Where a structure has a name, the name stands alone, and its members are in
 * `Spec.structures`.
 */
export interface Shape {
  type: MemberType;
  /** Of a number, where it is told. */
  format?: 'integer' | 'long' | 'float' | 'double';
  /** Of a list. */
  items?: string | Shape;
  /** The values of a map; its keys are strings. */
  entries?: string | Shape;
  /** The name of a structure. */
  structure?: string;
  /** The members of a structure whose name the page doesn't tell. */
  members?: StructureMember[];
}

/** Numeric limits, in characters (`…Length`), items (`…Items`), of a number (`…Value`) or whatever the key names (`maxTags`). */
export type Limits = Record<string, Fact<number>>;

/**
 * A rule on the form of a string. Sets of characters (`chars`, `start`, `end`) are written as in the brackets of a
 * regular expression: `a-zA-Z0-9._-`. `examples` are the page's own *invalid* values.
 */
export type Rule = RuleKind & {
  /** It holds only under a condition that the page states. */
  conditional?: true;
};

type RuleKind =
  | { kind: 'charset'; chars: string; clause: string }
  | { kind: 'edges'; start: string; end: string; clause: string }
  | { kind: 'noAdjacent'; chars: string; examples: string[]; clause: string }
  | { kind: 'notIpAddress'; examples: string[]; clause: string }
  /** A requirement that this parser can't read. It is kept so that nobody overlooks it. */
  | { kind: 'unread'; clause: string };

/** What a member may be, wherever it stands. */
interface Member extends Shape {
  name: string;
  limits?: Limits;
  /** A regular expression, as the page writes it. */
  pattern?: Fact<string>;
  /** The only valid values, or those of the items of a list. */
  values?: Fact<string[]>;
}

export interface RequestMember extends Member {
  required: boolean;
  /** If one of these members is present, this member is required. */
  requiredWith?: Fact<string[]>;
  default?: Fact<boolean>;
  deprecated?: Fact<boolean>;
  rules?: Rule[];
  examples?: Fact<string>[];
  /** Every clause of the member, in page order. */
  clauses: string[];
}

export interface ResponseMember extends Member {
  deprecated: boolean;
  examples?: Fact<string>[];
  clauses: string[];
}

/** A member of a structure. A page shows its name and type only; the documents of the SDK describe it. */
export interface StructureMember extends Member {
  required?: boolean;
  default?: Fact<boolean>;
  deprecated?: Fact<boolean>;
  rules?: Rule[];
  examples?: Fact<string>[];
  clauses?: string[];
}

export interface Structure {
  /** Exactly one member is present. */
  union?: true;
  members: StructureMember[];
  /** The clauses on the structure itself. */
  clauses?: string[];
}

/** A member of an error, beside its message. */
export interface ErrorMember {
  name: string;
  clauses: string[];
}

export interface ErrorShape {
  name: string;
  /** HTTP status code. */
  status: number;
  /** The page calls it no longer used, so it must never be returned. */
  retired: boolean;
  limits?: Limits;
  rules?: Rule[];
  members?: ErrorMember[];
  clauses: string[];
}

export type SectionName =
  | 'overview'
  | 'requestSyntax'
  | 'request'
  | 'responseSyntax'
  | 'response'
  | 'errors'
  | 'structures'
  | 'examples'
  | 'seeAlso';

/**
 * The place of one sentence, bullet or labelled line on the page, and its hash.
 * `id` is `section[.member[.part]].ordinal`, or ends in `label` if the line has one (`request.Name.type`), so that a new
 * sentence in a description doesn't change the ids of the labelled lines.
 */
export interface Clause {
  id: string;
  section: SectionName;
  member?: string;
  /** A member of the structure or error that `member` names. */
  part?: string;
  /** Position within the member (or the section's introduction); the heading is 0. */
  ordinal: number;
  label?: string;
  /** Of the text with each run of white space replaced by a space. */
  sha256: string;
  /** Of what it says, however it is written: to compare the page with the documents of the SDK. */
  plain?: string;
}

/** What the spec was derived from: the page of the operation, or the documents in a client package of the SDK. */
export interface Source {
  sha256: string;
  /** The client package, if it was the witness. */
  package?: string;
  version?: string;
}

/** What the documents state about one operation. Written to `spec/*.spec.json`; its schema is spec.schema.json. */
export interface Spec {
  $schema: string;
  formatVersion: 1;
  service: string;
  operation: string;
  source: Source;
  request: { members: RequestMember[] };
  structures: Record<string, Structure>;
  response: { status: number; members: ResponseMember[] };
  errors: ErrorShape[];
  clauses: Clause[];
}
