import { PageError } from './error.ts';
import type { Section } from './sections.ts';
import type { MemberType, StructureMember } from './spec.ts';

/** A member in a syntax block: its type and, for a list of structures, the members of the structure. */
export interface SyntaxMember extends StructureMember {
  item?: StructureMember[];
}

/** A described member, for comparison with the syntax block. */
export interface ListedMember {
  name: string;
  type: MemberType;
  items?: string;
}

/**
 * Reads a syntax block: JSON except for the words `boolean` and `number` without quotes.
 * @throws PageError when it isn't that, or has an unknown type
 */
export function readSyntax(section: Section): SyntaxMember[] {
  const block = section.lines.map((line) => line.text).join(' ');
  const at = section.lines[0]?.number ?? section.heading?.number ?? 0;
  const fail = (what: string, cause?: unknown): PageError =>
    new PageError(section.name, at, `${what}. Copy the block as the page shows it.`, { cause });
  let parsed: unknown;
  try {
    parsed = JSON.parse(block.replace(/([[:]\s*)(boolean|number)\b/g, '$1"$2"'));
  } catch (cause) {
    throw fail('the syntax block is not JSON', cause);
  }
  if (!isObject(parsed)) throw fail('the syntax block is not a JSON object');
  return Object.entries(parsed).map(([name, value]) => {
    if (!Array.isArray(value)) return { name, type: leafType(name, value, fail) };
    const [first]: unknown[] = value;
    if (!isObject(first)) throw fail(`the list '${name}' does not show its items as an object`);
    return {
      name,
      type: 'list',
      item: Object.entries(first).map(([key, leaf]) => ({ name: key, type: leafType(key, leaf, fail) })),
    };
  });
}

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
  for (const { name, type } of syntax) {
    const described = listed.find((member) => member.name === name);
    if (described === undefined) {
      const what = `the syntax block has '${name}', which is not described. Give the whole page.`;
      throw fail(section.heading?.number ?? 0, what);
    }
    if (described.type !== type) {
      const what = `'${name}' is described as ${described.type} but is ${type} in the syntax block. Fix the wrong one.`;
      throw fail(described.line, what);
    }
  }
  const extra = listed.find(({ name }) => syntax.every((member) => member.name !== name));
  if (extra)
    throw fail(extra.line, `'${extra.name}' is described but not in the syntax block. Fix the wrong one.`);
}

function leafType(name: string, value: unknown, fail: (what: string) => PageError): MemberType {
  if (value === 'string' || value === 'boolean') return value;
  throw fail(`'${name}' has the unknown type ${JSON.stringify(value)} in the syntax block`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
