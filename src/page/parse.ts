import { hashText, labelValue, makeClauses, type TextClause, withoutText } from './clauses.ts';
import { type Entry, splitEntries } from './entries.ts';
import { PageError } from './error.ts';
import { type Line, readLines } from './lines.ts';
import { readError, readRequestMember, readResponseMember } from './members.ts';
import { plainHash } from './plain.ts';
import { type Section, splitSections } from './sections.ts';
import { withoutLinks } from './see-also.ts';
import type { RequestMember, ResponseMember, SectionName, Source, Spec, Structure } from './spec.ts';
import { structuresShown } from './structures.ts';
import { checkSyntax, readSyntax, type SyntaxMember } from './syntax.ts';
import { readTitle } from './title.ts';

/** A spec with the words that it was read from. The words are in no file of ours. */
export interface Parsed {
  spec: Spec;
  clauses: TextClause[];
}

/**
 * Derives the spec from the text of the page. Pure: the same text gives the same spec.
 * @throws PageError when the page is empty, truncated, contradicts itself or has a form that this parser can't read
 */
export function parsePage(text: string): Spec {
  return parseWithText(text).spec;
}

/** Like {@link parsePage}, with the page's words for each clause. */
export function parseWithText(text: string): Parsed {
  return parseLines(readLines(text));
}

/**
 * Derives the spec from the lines of a page.
 * @param source what the lines come from, beside their hash
 * @throws PageError as {@link parsePage} does
 */
export function parseLines(lines: readonly Line[], source: Omit<Source, 'sha256'> = {}): Parsed {
  const sections = splitSections(withoutLinks(lines), source.package === undefined);
  const section = (name: SectionName): Section => sections.find((one) => one.name === name) ?? none(name);

  const title = readTitle(section('overview'));
  const requestSyntax = readSyntaxSection(section('requestSyntax'));
  const request = readMembers(section('request'), requestSyntax.members, readRequestMember);
  const responseSyntax = readSyntaxSection(section('responseSyntax'));
  const response = readMembers(section('response'), responseSyntax.members, readResponseMember);
  const errors = readList(section('errors'), readErrorEntry);
  const structures = readList(section('structures'), readStructure);
  const rest = sections.filter(({ name }) => name === 'examples' || name === 'seeAlso');
  const parts = [title, requestSyntax, request, responseSyntax, response, errors, structures];
  const clauses = [
    ...parts.flatMap((part) => part.clauses),
    ...rest.flatMap((part) => makeClauses(part.name, undefined, part.heading, part.lines)),
  ];
  const described = Object.fromEntries(structures.entries.map(({ name, ...entry }) => [name, entry]));
  const shown = [
    ...structuresShown(requestSyntax.members, request.entries),
    ...structuresShown(responseSyntax.members, response.entries),
  ];
  const spec: Spec = {
    $schema: '../schemas/spec.schema.json',
    formatVersion: 1,
    service: title.service,
    operation: title.operation,
    source: { sha256: hashText(clauses.map(({ text }) => text).join(' ')), ...source },
    request: { members: request.entries },
    structures: { ...Object.fromEntries(shown), ...described },
    response: { status: readResponseStatus(response.intro, section('response')), members: response.entries },
    errors: errors.entries,
    clauses: clauses.map((clause) => ({
      ...withoutText(clause),
      // Only a page is compared with something else.
      ...(source.package === undefined ? { plain: plainHash(clause.text) } : {}),
    })),
  };
  return { spec, clauses };
}

/** A section that this page doesn't have, because there is nothing to say. */
function none(name: SectionName): Section {
  return { name, lines: [] };
}

/** A syntax block is one clause, however many lines it has. */
function readSyntaxSection(section: Section): { members: SyntaxMember[]; clauses: TextClause[] } {
  if (section.heading === undefined) return { members: [], clauses: [] };
  const text = section.lines.map((line) => line.text).join(' ');
  const block = section.lines.slice(0, 1).map((first) => ({ ...first, text, bullet: true }));
  return {
    members: readSyntax(section),
    clauses: makeClauses(section.name, undefined, section.heading, block),
  };
}

interface ListOf<T> {
  intro: TextClause[];
  entries: T[];
  /** The clauses of the introduction and of all entries, in page order. */
  clauses: TextClause[];
}

/** The clauses of an entry: its own, and those of each of its parts. */
interface Described {
  own: TextClause[];
  parts: { name: string; clauses: TextClause[] }[];
}

function readList<T>(
  section: Section,
  read: (name: string, described: Described) => T,
  shown?: ReadonlySet<string>,
): ListOf<T> {
  if (section.heading === undefined) return { intro: [], entries: [], clauses: [] };
  const { intro: introLines, entries } = splitEntries(section, shown);
  const intro = makeClauses(section.name, undefined, section.heading, introLines);
  const described = entries.map((entry) => ({ name: entry.name, ...describe(section, entry) }));
  return {
    intro,
    entries: described.map(({ name, ...entry }) => read(name, entry)),
    clauses: [...intro, ...described.flatMap(inOrder)],
  };
}

function describe({ name: section }: Section, { name, heading, lines, parts }: Entry): Described {
  return {
    own: makeClauses(section, name, heading, lines),
    parts: parts.map((part) => ({
      name: part.name,
      clauses: makeClauses(section, name, part.heading, part.lines, part.name),
    })),
  };
}

/** The status of an error is behind its members. */
function inOrder({ own, parts }: Described): TextClause[] {
  const inside = parts.flatMap(({ clauses }) => clauses);
  return [...own, ...inside].toSorted((a, b) => a.line - b.line);
}

function readErrorEntry(name: string, { own, parts }: Described) {
  const members = parts.map((part) => ({ name: part.name, clauses: part.clauses.map(({ id }) => id) }));
  return readError(name, own, members);
}

function readStructure(name: string, { own, parts }: Described): Structure & { name: string } {
  const union = own.some(({ label, text }) => label === 'type' && text === 'Type: Union');
  return {
    name,
    ...(union ? { union } : {}),
    members: parts.map((part) => readRequestMember(part.name, part.clauses)),
    clauses: own.map(({ id }) => id),
  };
}

function readMembers<T extends RequestMember | ResponseMember>(
  section: Section,
  syntax: readonly SyntaxMember[],
  read: (name: string, clauses: TextClause[]) => T,
): ListOf<T> {
  const shown = new Set(syntax.map(({ name }) => name));
  const list = readList(
    section,
    (name, { own }) => ({ member: read(name, own), line: own[0]?.line ?? 0 }),
    shown,
  );
  checkSyntax(
    syntax,
    list.entries.map(({ member, line }) => ({ ...member, line })),
    section,
  );
  return { ...list, entries: list.entries.map(({ member }) => member) };
}

function readResponseStatus(intro: readonly TextClause[], section: Section): number {
  for (const clause of intro) {
    const status =
      clause.label === 'status' ? labelValue(clause) : /\bHTTP ([1-5]\d\d)\b/.exec(clause.text)?.[1];
    if (status !== undefined) return Number(status);
  }
  throw new PageError(
    section.name,
    section.heading?.number ?? 0,
    "the introduction names no HTTP status of success. Keep the sentence with 'HTTP 200'.",
  );
}
