import { hashText, makeClauses, type TextClause, withoutText } from './clauses.ts';
import { type Entry, splitEntries } from './entries.ts';
import { PageError } from './error.ts';
import {
  isOutOfUse,
  readDefault,
  readExamples,
  readRequired,
  readRequiredWith,
  readStatus,
  readType,
} from './facts.ts';
import { readLimits } from './limits.ts';
import { readLines } from './lines.ts';
import { readRules } from './rules.ts';
import { type Section, splitSections } from './sections.ts';
import type { ErrorShape, RequestMember, ResponseMember, SectionName, Spec } from './spec.ts';
import { checkSyntax, readSyntax, type SyntaxMember } from './syntax.ts';

/**
 * Derives the spec from the page's text. Pure: the same text gives the same spec.
 * @throws PageError when the page is empty, truncated, contradicts itself or has a form this parser can't read.
 */
export function parsePage(text: string): Spec {
  return parseWithText(text).spec;
}

/** As {@link parsePage}, with the page's words beside each clause. For this room only: they are not ours to keep. */
export function parseWithText(text: string): { spec: Spec; clauses: TextClause[] } {
  const lines = readLines(text);
  const sections = splitSections(lines);
  const clauses: TextClause[] = [];
  const keep = (made: TextClause[]): TextClause[] => {
    clauses.push(...made);
    return made;
  };
  const section = (name: SectionName): Section => sectionOf(sections, name);

  const { service, operation } = readTitle(section('overview'), keep);
  const requestSyntax = keepSyntax(section('requestSyntax'), keep);
  const request = readMembers(section('request'), requestSyntax, keep, readRequestMember);
  const responseSyntax = keepSyntax(section('responseSyntax'), keep);
  const response = readMembers(section('response'), responseSyntax, keep, readResponseMember);
  const errors = readList(section('errors'), keep, readError).entries;
  for (const { name, heading, lines: rest } of sections) {
    if (name === 'examples' || name === 'seeAlso') keep(makeClauses(name, undefined, heading, rest));
  }

  const spec: Spec = {
    $schema: './schemas/spec.schema.json',
    formatVersion: 1,
    service,
    operation,
    source: { sha256: hashText(lines.map((line) => line.text).join(' ')) },
    request: { members: request.entries },
    structures: readStructures(requestSyntax, request.entries),
    response: { status: readResponseStatus(response.intro, section('response')), members: response.entries },
    errors,
    clauses: clauses.map(withoutText),
  };
  return { spec, clauses };
}

type Keep = (made: TextClause[]) => TextClause[];

/** The overview begins with the browser's title, `Operation - AWS Service`, and the page's own heading. */
function readTitle(overview: Section, keep: Keep): { service: string; operation: string } {
  const [title, heading, ...rest] = overview.lines;
  const match = title && /^(\w+) - (?:AWS|Amazon) (\S.*)/.exec(title.text);
  if (!title || !match) {
    throw new PageError(
      'overview',
      title?.number ?? 1,
      "the page does not begin with 'Operation - AWS Service'. Keep the title line.",
    );
  }
  const [, operation = '', service = ''] = match;
  if (heading?.text !== operation) {
    throw new PageError(
      'overview',
      heading?.number ?? title.number,
      `the heading '${operation}' does not follow the title. Keep both lines.`,
    );
  }
  const titled = makeClauses('overview', undefined, title, []);
  keep(titled.map((clause) => ({ ...clause, id: 'overview.title', label: 'title' })));
  keep(makeClauses('overview', undefined, heading, rest));
  return { service, operation };
}

/** A syntax block is one clause, however many lines it is written on. */
function keepSyntax(section: Section, keep: Keep): SyntaxMember[] {
  const syntax = readSyntax(section);
  const text = section.lines.map((line) => line.text).join(' ');
  const block = section.lines.slice(0, 1).map((first) => ({ ...first, text, bullet: true }));
  keep(makeClauses(section.name, undefined, section.heading, block));
  return syntax;
}

interface ListOf<T> {
  intro: TextClause[];
  entries: T[];
}

function readList<T>(
  section: Section,
  keep: Keep,
  read: (name: string, clauses: TextClause[]) => T,
): ListOf<T> {
  const { intro, entries } = splitEntries(section);
  return {
    intro: keep(makeClauses(section.name, undefined, section.heading, intro)),
    entries: entries.map(({ name, heading, lines }: Entry) =>
      read(name, keep(makeClauses(section.name, name, heading, lines))),
    ),
  };
}

function readMembers<T extends RequestMember | ResponseMember>(
  section: Section,
  syntax: readonly SyntaxMember[],
  keep: Keep,
  read: (name: string, clauses: TextClause[]) => T,
): ListOf<T> {
  const lines = new Map<string, number>();
  const list = readList(section, keep, (name, clauses) => {
    lines.set(name, clauses[0]?.line ?? 0);
    return read(name, clauses);
  });
  checkSyntax(
    syntax,
    list.entries.map((member) => ({ ...member, line: lines.get(member.name) ?? 0 })),
    section,
  );
  return list;
}

function readRequestMember(name: string, clauses: TextClause[]): RequestMember {
  return dropUndefined({
    name,
    ...readType(clauses),
    required: readRequired(clauses),
    requiredWith: readRequiredWith(clauses),
    default: readDefault(clauses),
    limits: readLimits(clauses),
    rules: readRules(clauses),
    examples: readExamples(clauses),
    clauses: clauses.map((clause) => clause.id),
  });
}

function readResponseMember(name: string, clauses: TextClause[]): ResponseMember {
  return dropUndefined({
    name,
    ...readType(clauses),
    deprecated: isOutOfUse(clauses),
    examples: readExamples(clauses),
    clauses: clauses.map((clause) => clause.id),
  });
}

function readError(name: string, clauses: TextClause[]): ErrorShape {
  return dropUndefined({
    name,
    status: readStatus(clauses),
    retired: isOutOfUse(clauses),
    limits: readLimits(clauses),
    rules: readRules(clauses),
    clauses: clauses.map((clause) => clause.id),
  });
}

/**
 * The page names a structure where a list is described and shows its members only in the syntax block.
 * {@link checkSyntax} has seen to it that both have the same lists.
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

/** An absent fact is an absent key, in memory as in the file. */
function dropUndefined<T extends object>(value: { [K in keyof T]: T[K] | undefined } & object): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
