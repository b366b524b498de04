import { namesShown } from './block.ts';
import { PageError } from './error.ts';
import type { Line } from './lines.ts';
import type { SectionName } from './spec.ts';

/** A section of the page: its heading line (none for the overview) and the lines below it. */
export interface Section {
  name: SectionName;
  heading?: Line;
  lines: Line[];
}

interface Heading {
  name: SectionName;
  title: string;
  /** Another section without which the page has none of this name either. */
  with?: SectionName;
  optional?: true;
}

/**
 * The sections of an API page in their order. An operation without parameters has no section on its request, and one that
 * answers with an empty body no syntax of its response. Only the SDK's documents have structures.
 */
const HEADINGS: readonly Heading[] = [
  { name: 'requestSyntax', title: 'Request Syntax', with: 'request' },
  { name: 'request', title: 'Request Parameters', with: 'requestSyntax' },
  { name: 'responseSyntax', title: 'Response Syntax', optional: true },
  { name: 'response', title: 'Response Elements' },
  { name: 'errors', title: 'Errors' },
  { name: 'structures', title: 'Structures', optional: true },
  { name: 'examples', title: 'Examples', optional: true },
  { name: 'seeAlso', title: 'See Also' },
];
const STATUS = /^HTTP Status Code:/;

interface Found {
  name: SectionName;
  at: number;
  heading: Line;
}

/**
 * Cuts the page at its headings.
 * @param isPage whether it must have all sections of a page; the SDK's documents have those in which they tell something
 * @throws PageError when the page is empty, or a section is missing, repeated, out of order or cut off
 */
export function splitSections(lines: readonly Line[], isPage = true): Section[] {
  const last = lines.at(-1);
  if (last === undefined) {
    throw new PageError('page', 1, 'the page is empty. Give the text, HTML or Markdown of an API page.');
  }
  const all = findHeadings(lines);
  const found: Found[] = [];
  for (const { name, title, with: other, optional } of HEADINGS) {
    const [first, again] = all.filter((heading) => heading.name === name);
    if (first === undefined) {
      if (!isPage || optional || (all.length > 0 && other && !has(all, other))) continue;
      throw restPage(lines) ?? missingSection(title, name, all, last);
    }
    if (again !== undefined) {
      const what = `the heading '${title}' appears twice. Give only one page.`;
      throw new PageError(name, again.heading.number, what);
    }
    const before = found.at(-1);
    if (before !== undefined && before.at > first.at) {
      throw new PageError(
        name,
        first.heading.number,
        `'${title}' comes before the section '${before.name}'. Give the page with its sections in their usual order.`,
      );
    }
    found.push(first);
  }
  const overview: Section = { name: 'overview', lines: lines.slice(0, found[0]?.at) };
  return [
    overview,
    ...found.map(({ name, at, heading }, index) => ({
      name,
      heading,
      lines: lines.slice(at + 1, found[index + 1]?.at),
    })),
  ];
}

/**
 * Every line that is a heading: as its source says, or by its words. A line with the words of a heading is the name of a
 * member where the syntax block shows one, or where an error has no status yet.
 */
function findHeadings(lines: readonly Line[]): Found[] {
  if (lines.some(({ role }) => role === 'section')) {
    return [...lines.entries()].flatMap(([at, line]) => {
      const name = line.role === 'section' ? titled(line) : undefined;
      return name === undefined ? [] : [{ name, at, heading: line }];
    });
  }
  const found: Found[] = [];
  let members = new Set<string>();
  let inError = false;
  for (const [at, line] of lines.entries()) {
    const section = found.at(-1)?.name;
    const name = titled(line);
    if (STATUS.test(line.text)) inError = false;
    else if (section === 'errors' && name === undefined && /^\w+$/.test(line.text)) inError = true;
    if (name === undefined || (inError && name !== 'seeAlso')) continue;
    if ((section === 'request' || section === 'response') && members.delete(line.text)) continue;
    found.push({ name, at, heading: line });
    if (name === 'requestSyntax' || name === 'responseSyntax') members = shownAfter(lines.slice(at + 1));
  }
  return found;
}

function shownAfter(lines: readonly Line[]): Set<string> {
  const end = lines.findIndex((line) => titled(line) !== undefined);
  return namesShown(lines.slice(0, end === -1 ? undefined : end));
}

function titled({ text, bullet }: Line): SectionName | undefined {
  if (bullet) return undefined;
  return text === 'Example' ? 'examples' : HEADINGS.find(({ title }) => title === text)?.name;
}

function has(all: readonly Found[], name: SectionName): boolean {
  return all.some((heading) => heading.name === name);
}

/** An operation whose parameters are in the address has other headings. */
function restPage(lines: readonly Line[]): PageError | undefined {
  const heading = lines.find(({ text }) => text === 'URI Request Parameters' || text === 'Request Body');
  if (heading === undefined) return undefined;
  const what = `'${heading.text}' is on pages of REST operations, which are not read. Use spec derive --sdk.`;
  return new PageError('request', heading.number, what);
}

/** A page without any of the remaining headings was cut off; otherwise only this section is missing. */
function missingSection(title: string, name: SectionName, all: readonly Found[], last: Line): PageError {
  const rest = HEADINGS.slice(HEADINGS.findIndex((heading) => heading.name === name) + 1);
  if (all.length === 0) {
    return new PageError(
      name,
      last.number,
      `no heading of an API page was found, not even '${title}'. Check that the source is the page of one API operation.`,
    );
  }
  const what = rest.some(({ name: later }) => has(all, later))
    ? `the section '${title}' is missing. Give the whole page, with this heading on its own line.`
    : `the page is truncated: it ends before '${title}'. Fetch or copy the whole page again.`;
  return new PageError(name, last.number, what);
}
