import { parseBlock } from './block.ts';
import { PageError } from './error.ts';
import type { Section } from './sections.ts';
import type { MemberType, Shape, StructureMember } from './spec.ts';

/**
 * A type as a syntax block shows it. An object may be a structure or a map, and a number a timestamp: only the description
 * tells. A name in quotes is a structure that is shown further out.
 */
export type SyntaxShape =
  | { type: 'string' | 'boolean' | 'number' | 'blob' | 'document' }
  | { type: 'list'; item: SyntaxShape }
  | { type: 'object'; members: SyntaxMember[] }
  | { type: 'structure'; structure: string };

/** A member in a syntax block. */
export type SyntaxMember = SyntaxShape & { name: string };

/** A described member, for comparison with the syntax block. */
export interface ListedMember extends Shape {
  name: string;
}

type Fail = (what: string, cause?: unknown) => PageError;

/** The words without quotes. */
const BARE_TYPES: Readonly<Record<string, 'boolean' | 'number' | 'blob' | 'document'>> = {
  boolean: 'boolean',
  number: 'number',
  blob: 'blob',
  'JSON value': 'document',
};
const STRUCTURE_NAME = /^[A-Z][A-Za-z0-9]*$/;

/**
 * Reads a syntax block: JSON except for some words without quotes.
 * @throws PageError when it isn't that, or has an unknown type
 */
export function readSyntax(section: Section): SyntaxMember[] {
  const at = section.lines[0]?.number ?? section.heading?.number ?? 0;
  const fail: Fail = (what, cause) =>
    new PageError(section.name, at, `${what}. Copy the block as the page shows it.`, { cause });
  let parsed: unknown;
  try {
    parsed = parseBlock(section.lines);
  } catch (cause) {
    throw fail('the syntax block is not JSON', cause);
  }
  if (!isObject(parsed)) throw fail('the syntax block is not a JSON object');
  return readMembers(parsed, fail);
}

function readMembers(object: Record<string, unknown>, fail: Fail): SyntaxMember[] {
  return Object.entries(object).map(([name, value]) => ({ name, ...readShape(name, value, fail) }));
}

function readShape(name: string, value: unknown, fail: Fail): SyntaxShape {
  if (isObject(value)) return { type: 'object', members: readMembers(value, fail) };
  if (Array.isArray(value) && value.length === 1) {
    return { type: 'list', item: readShape(name, value[0], fail) };
  }
  if (value === 'string') return { type: 'string' };
  if (typeof value === 'string') {
    const bare = BARE_TYPES[value];
    if (bare !== undefined) return { type: bare };
    if (STRUCTURE_NAME.test(value)) return { type: 'structure', structure: value };
  }
  throw fail(`'${name}' has the unknown type ${JSON.stringify(value)} in the syntax block`);
}

/** How a syntax block shows each type. */
const SHOWN: Readonly<Record<MemberType, SyntaxShape['type']>> = {
  string: 'string',
  boolean: 'boolean',
  number: 'number',
  timestamp: 'number',
  blob: 'blob',
  document: 'document',
  list: 'list',
  map: 'object',
  structure: 'object',
};

/**
 * Compares the described members with the syntax block, in both directions.
 * @throws PageError at the first difference
 */
export function checkSyntax(
  syntax: readonly SyntaxMember[],
  listed: readonly (ListedMember & { line: number })[],
  section: Section,
): void {
  const fail = (line: number, what: string): PageError => new PageError(section.name, line, what);
  for (const { name, ...shown } of syntax) {
    const described = listed.find((member) => member.name === name);
    if (described === undefined) {
      const what = `the syntax block has '${name}', which is not described. Give the whole page.`;
      throw fail(section.heading?.number ?? 0, what);
    }
    if (!agree(described, shown)) {
      const what = `'${name}' is described as ${described.type} but is ${shown.type} in the syntax block. Fix the wrong one.`;
      throw fail(described.line, what);
    }
  }
  const extra = listed.find(({ name }) => syntax.every((member) => member.name !== name));
  if (extra)
    throw fail(extra.line, `'${extra.name}' is described but not in the syntax block. Fix the wrong one.`);
}

function agree({ type, items, entries }: Shape, shown: SyntaxShape): boolean {
  const inner = (shape: string | Shape | undefined, at: SyntaxShape | undefined): boolean =>
    shape === undefined ||
    at === undefined ||
    agree(typeof shape === 'string' ? { type: 'structure' } : shape, at);
  if (type === 'structure' && shown.type === 'structure') return true;
  if (SHOWN[type] !== shown.type) return false;
  if (shown.type === 'list') return inner(items, shown.item);
  return shown.type !== 'object' || type !== 'map' || inner(entries, shown.members[0]);
}

/** The members of a structure as a syntax block shows them; a structure inside has no name there. */
export function shownMembers(members: readonly SyntaxMember[]): StructureMember[] {
  return members.map(({ name, ...shape }) => ({ name, ...shapeShown(shape) }));
}

function shapeShown(shown: SyntaxShape): Shape {
  switch (shown.type) {
    case 'list':
      return { type: 'list', items: shapeShown(shown.item) };
    case 'structure':
      return { type: 'structure', structure: shown.structure };
    case 'object': {
      const [only, ...more] = shown.members;
      // AWS shows a map as an object with the one member "string".
      if (only?.name === 'string' && more.length === 0) return { type: 'map', entries: shapeShown(only) };
      return { type: 'structure', members: shownMembers(shown.members) };
    }
    default:
      return { type: shown.type };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
