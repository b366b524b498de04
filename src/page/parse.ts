import { hashText, makeClauses, type TextClause, withoutText } from './clauses.ts';
import { splitEntries } from './entries.ts';
import { PageError } from './error.ts';
import { readLines } from './lines.ts';
import { readError, readRequestMember, readResponseMember } from './members.ts';
import { type Section, splitSections } from './sections.ts';
import type { RequestMember, ResponseMember, SectionName, Spec } from './spec.ts';
import { checkSyntax, readSyntax, type SyntaxMember } from './syntax.ts';
import { readTitle } from './title.ts';

/**
 * Derives the spec from the text of the page. Pure: the same text gives the same spec.
 * @throws PageError when the page is empty, truncated, contradicts itself or has a form that this parser can't read
 */
export function parsePage(text: string): Spec {
  return parseWithText(text).spec;
}

/** Like {@link parsePage}, with the page's words for each clause. Only for this room: AWS's sentences are in no file of ours. */
export function parseWithText(text: string): { spec: Spec; clauses: TextClause[] } {
  const lines = readLines(text);
  const sections = splitSections(lines);
  const section = (name: SectionName): Section => sectionOf(sections, name);

  const title = readTitle(section('overview'));
  const requestSyntax = readSyntaxSection(section('requestSyntax'));
  const request = readMembers(section('request'), requestSyntax.members, readRequestMember);
  const responseSyntax = readSyntaxSection(section('responseSyntax'));
  const response = readMembers(section('response'), responseSyntax.members, readResponseMember);
  const errors = readList(section('errors'), readError);
  const rest = sections.filter(({ name }) => name === 'examples' || name === 'seeAlso');
  const clauses = [
    ...[title, requestSyntax, request, responseSyntax, response, errors].flatMap((part) => part.clauses),
    ...rest.flatMap((part) => makeClauses(part.name, undefined, part.heading, part.lines)),
  ];
  const spec: Spec = {
    $schema: './schemas/spec.schema.json',
    formatVersion: 1,
    service: title.service,
    operation: title.operation,
    source: { sha256: hashText(lines.map((line) => line.text).join(' ')) },
    request: { members: request.entries },
    structures: readStructures(requestSyntax.members, request.entries),
    response: { status: readResponseStatus(response.intro, section('response')), members: response.entries },
    errors: errors.entries,
    clauses: clauses.map(withoutText),
  };
  return { spec, clauses };
}

/** A syntax block is one clause, however many lines it has. */
function readSyntaxSection(section: Section): { members: SyntaxMember[]; clauses: TextClause[] } {
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

function readList<T>(section: Section, read: (name: string, clauses: TextClause[]) => T): ListOf<T> {
  const { intro: introLines, entries } = splitEntries(section);
  const intro = makeClauses(section.name, undefined, section.heading, introLines);
  const described = entries.map(({ name, heading, lines }) => ({
    name,
    clauses: makeClauses(section.name, name, heading, lines),
  }));
  return {
    intro,
    entries: described.map(({ name, clauses }) => read(name, clauses)),
    clauses: [...intro, ...described.flatMap(({ clauses }) => clauses)],
  };
}

function readMembers<T extends RequestMember | ResponseMember>(
  section: Section,
  syntax: readonly SyntaxMember[],
  read: (name: string, clauses: TextClause[]) => T,
): ListOf<T> {
  const list = readList(section, (name, clauses) => ({
    member: read(name, clauses),
    line: clauses[0]?.line ?? 0,
  }));
  checkSyntax(
    syntax,
    list.entries.map(({ member, line }) => ({ ...member, line })),
    section,
  );
  return { ...list, entries: list.entries.map(({ member }) => member) };
}

/**
 * The page names a structure where it describes a list, and shows its members only in the syntax block.
 * {@link checkSyntax} has made sure that both have the same lists.
 */
function readStructures(
  syntax: readonly SyntaxMember[],
  members: readonly RequestMember[],
): Spec['structures'] {
  const structures: Spec['structures'] = {};
  for (const { name, items } of members) {
    const item = syntax.find((member) => member.name === name)?.item;
    if (items !== undefined && item !== undefined) structures[items] = { members: item };
  }
  return structures;
}

function readResponseStatus(intro: readonly TextClause[], section: Section): number {
  for (const clause of intro) {
    const status = /\bHTTP ([1-5]\d\d)\b/.exec(clause.text)?.[1];
    if (status !== undefined) return Number(status);
  }
  throw new PageError(
    section.name,
    section.heading?.number ?? 0,
    "the introduction names no HTTP status of success. Keep the sentence with 'HTTP 200'.",
  );
}

function sectionOf(sections: readonly Section[], name: SectionName): Section {
  const section = sections.find((candidate) => candidate.name === name);
  if (section === undefined)
    throw new PageError(name, 0, `the section '${name}' is missing. Give the whole page.`);
  return section;
}
