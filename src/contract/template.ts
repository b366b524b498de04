import { hash } from 'node:crypto';

/** What placeholders may refer to. Plain data, so that a recording can be judged again with it. */
export interface Scope {
  run: RunFacts;
  /** Attributes of the needs by alias: `${bucket}` is `bindings.bucket.id`, `${topic.arn}` is `bindings.topic.arn`. */
  bindings: Bindings;
  /** Two places with the same seed get the same `${name}`. */
  seed: string;
  /** Values that are known by another name than that of a need. */
  captured?: Captured;
  /** First names of placeholders that {@link complete} fills, as it fills all that nothing defines yet. */
  later?: ReadonlySet<string>;
}

/** Outputs of earlier steps by the name the step gave, and the request itself as `request`. */
export type Captured = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface RunFacts {
  /** Six characters of [a-z0-9], part of every name the run makes. */
  id: string;
  /**
   * Drawn for the run and in no request: all names are hashed with it, so that no server can tell from a name which case it
   * is in. It stays in what is recorded, so that the recording can be judged again.
   */
  secret: string;
  region: string;
  otherRegion: string;
  partition: string;
  /** Absent where the target could not say whose credentials these are. */
  account?: string;
}

export type Bindings = Record<string, Record<string, string>>;

/** Stands in an expected value where the account is not known; {@link matches} takes any twelve digits for it. */
export const ANY_ACCOUNT = '<any account>';

/** A placeholder that nothing defines: the step that should have given it was refused, or its answer lacks the member. */
export class UndefinedPlaceholder extends Error {
  /** What stands between the braces. */
  readonly expression: string;

  constructor(expression: string) {
    super(`nothing defines the placeholder \${${expression}}`);
    this.name = 'UndefinedPlaceholder';
    this.expression = expression;
  }
}

const PLACEHOLDER = /\$\{([^}]+)\}/g;

/** A string with placeholders that only a later answer can fill: what is filled already, and the expressions left. */
class Later {
  readonly parts: readonly (string | { expression: string })[];

  constructor(parts: Later['parts']) {
    this.parts = parts;
  }
}

/**
 * Fills the placeholders of a template: strings, and whatever holds strings.
 * A string that is one placeholder may become a list or an object (`${tags:51}`); inside a longer string each becomes text.
 * @throws UndefinedPlaceholder for a placeholder that nothing defines
 */
export function fill(template: unknown, scope: Scope): unknown {
  return mapLeaves(template, (leaf) => (typeof leaf === 'string' ? fillString(leaf, scope) : leaf));
}

/**
 * Fills what {@link fill} left for later. A value that an answer gave is never read as a template itself.
 * @throws UndefinedPlaceholder where the answer that should have given the value did not
 */
export function complete<T>(filled: T, captured: Captured): T {
  const read = (expression: string) => {
    const value = readAttribute(expression, captured);
    if (value === undefined) throw new UndefinedPlaceholder(expression);
    return value;
  };
  return mapLeaves(filled, (leaf) => {
    if (!(leaf instanceof Later)) return leaf;
    const [only, ...others] = leaf.parts;
    if (typeof only === 'object' && others.length === 0) return read(only.expression);
    return leaf.parts
      .map((part) => (typeof part === 'string' ? part : String(read(part.expression))))
      .join('');
  }) as T;
}

function mapLeaves(value: unknown, map: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, map));
  if (typeof value === 'object' && value !== null && !(value instanceof Later)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapLeaves(inner, map)]));
  }
  return map(value);
}

/** The value of `alias.attribute`; the attribute is `id` where none is named, and further dots go into what it holds. */
function readAttribute(expression: string, values: Captured): unknown {
  const [alias = '', attribute = 'id', ...inner] = expression.split('.');
  return inner.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Captured[string])[key] : undefined,
    values[alias]?.[attribute],
  );
}

/** The aliases of needs that a template refers to, out of those that exist. */
export function aliasesIn(template: unknown, known: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const [, expression = ''] of JSON.stringify(template ?? null).matchAll(PLACEHOLDER)) {
    const alias = expression.split('.')[0] ?? '';
    if (known.has(alias)) found.add(alias);
  }
  return [...found].sort();
}

/** Placeholders of a run that need nothing else. */
const FACTS = ['run', 'region', 'other-region', 'partition', 'account', 'address'];
/** Placeholders that are made up: of so many characters or items, or the same wherever the key is the same. */
const MADE_UP = /^(?:name|(?:name|text|accented|digits|tags|longest-tags|folders):\d+|named:[\w-]+)$/;

/** The placeholders in a template that nothing can define, given what needs and steps are called. */
export function undefinedIn(template: unknown, known: ReadonlySet<string>): string[] {
  const all = [...JSON.stringify(template ?? null).matchAll(PLACEHOLDER)].map(
    ([, expression = '']) => expression,
  );
  const isDefined = (expression: string) =>
    FACTS.includes(expression) || MADE_UP.test(expression) || known.has(expression.split('.')[0] ?? '');
  return [...new Set(all)].filter((expression) => !isDefined(expression)).sort();
}

/** Whether an actual value is the expected one; the only pattern in an expected value is {@link ANY_ACCOUNT}. */
export function matches(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'string' && typeof actual === 'string' && expected.includes(ANY_ACCOUNT)) {
    const at = expected.indexOf(ANY_ACCOUNT);
    const account = actual.slice(at, at + 12);
    return /^[0-9]{12}$/.test(account) && matches(expected.replace(ANY_ACCOUNT, account), actual);
  }
  if (typeof expected !== 'object' || expected === null) return Object.is(expected, actual);
  if (typeof actual !== 'object' || actual === null) return false;
  const keys = Object.keys(expected);
  if (Array.isArray(expected) !== Array.isArray(actual) || keys.length !== Object.keys(actual).length)
    return false;
  return keys.every((key) =>
    matches((expected as Record<string, unknown>)[key], (actual as Record<string, unknown>)[key]),
  );
}

/** How the name of everything begins that a run makes, short names apart. */
export const NAME_PREFIX = 'ctc-';
/** What a run id is made of. */
export const RUN_ID = /^[a-z0-9]{6}$/;
/** Takes the run id out of a name of {@link uniqueName}, which may have a digit before it, and a word after a dot or a slash. */
export const RUN_IN_NAME = /^1?ctc-([a-z0-9]{6})-[0-9a-f]{10}x*(?:[./][a-z]+)?$/;

/** What the names of a run follow from, beside the seed of each. */
export type Naming = Pick<RunFacts, 'id' | 'secret'>;

/** A legal trail, bucket and topic name that carries the run id; exactly `length` characters where a length is asked for. */
export function uniqueName({ id, secret }: Naming, seed: string, length?: number): string {
  const digest = hash('sha256', `${secret}/${id}/${seed}/${length ?? ''}`);
  const stem = `${NAME_PREFIX}${id}-${digest.slice(0, 10)}`;
  if (length === undefined) return stem;
  // Too short for the run id: the digest depends on the run, so two runs still differ most of the time.
  if (length < stem.length) return digest.slice(0, length);
  return stem + 'x'.repeat(length - stem.length);
}

/** A dotted quad that nobody can know before the run: each octet from 0 to 255, without leading zeros. */
export function drawnAddress({ id, secret }: Naming, seed: string): string {
  return [...hash('sha256', `${secret}/${id}/${seed}/address`, 'buffer').subarray(0, 4)].join('.');
}

/** So many digits that nobody can know before the run. */
function drawnDigits({ id, secret }: Naming, seed: string, count: number): string {
  return BigInt(`0x${hash('sha256', `${secret}/${id}/${seed}/digits`)}`)
    .toString()
    .slice(-count);
}

function fillString(template: string, scope: Scope): unknown {
  // Text and expressions in turn: the pattern has one group.
  const pieces = template.split(PLACEHOLDER);
  const [before, only = '', after] = pieces;
  if (pieces.length === 3 && before === '' && after === '') {
    const value = valueNow(only, scope);
    return value === undefined ? new Later([{ expression: only }]) : value;
  }
  const parts = pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    const value = valueNow(piece, scope);
    return value === undefined ? { expression: piece } : String(value);
  });
  return parts.every((part) => typeof part === 'string') ? parts.join('') : new Later(parts);
}

/** The value of an expression; undefined where {@link complete} has to find it later. */
function valueNow(expression: string, scope: Scope): unknown {
  if (scope.later?.has(expression.split('.')[0] ?? '')) return undefined;
  const value = lookUp(expression, scope);
  if (value === undefined && !scope.later) throw new UndefinedPlaceholder(expression);
  return value;
}

function lookUp(expression: string, scope: Scope): unknown {
  const { run, bindings, captured = {} } = scope;
  const [head = '', count] = expression.split(':');
  const n = count === undefined ? undefined : Number(count);
  if (head === 'name') return uniqueName(run, scope.seed, n);
  // What is named is called the same everywhere in the run: a policy can name the trail that a case makes later.
  if (head === 'named' && count !== undefined) return uniqueName(run, `named/${count}`);
  if (expression === 'address') return drawnAddress(run, scope.seed);
  if (head === 'digits' && n !== undefined) return drawnDigits(run, scope.seed, n);
  if (head === 'text' && n !== undefined) return 'x'.repeat(n);
  if (head === 'accented' && n !== undefined) return 'é'.repeat(n);
  if (head === 'tags' && n !== undefined) return tags(n);
  if (head === 'longest-tags' && n !== undefined) return longestTags(n);
  if (head === 'folders' && n !== undefined) return folders(run, scope.seed, n);
  if (expression === 'run') return run.id;
  if (expression === 'region') return run.region;
  if (expression === 'other-region') return run.otherRegion;
  if (expression === 'partition') return run.partition;
  if (expression === 'account') return run.account ?? ANY_ACCOUNT;
  return readAttribute(expression, captured) ?? readAttribute(expression, bindings);
}

/** ARNs of so many folders in a bucket of S3, which nothing has to create. */
function folders(run: RunFacts, seed: string, count: number): string[] {
  const bucket = `arn:${run.partition}:s3:::${uniqueName(run, seed)}`;
  return Array.from({ length: count }, (_, index) => `${bucket}/${index + 1}/`);
}

function tags(count: number): { Key: string; Value: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    Key: `key-${index + 1}`,
    Value: `value-${index + 1}`,
  }));
}

/** So many tags with keys and values as long as any may be. */
function longestTags(count: number): { Key: string; Value: string }[] {
  return tags(count).map(({ Key, Value }) => ({ Key: Key.padEnd(128, 'k'), Value: Value.padEnd(256, 'v') }));
}
