import { PageError } from './error.ts';
import type { Line } from './lines.ts';
import type { SectionName } from './spec.ts';

/** A section of the page: its heading line (none for the overview) and the lines below it. */
export interface Section {
  name: SectionName;
  heading?: Line;
  lines: Line[];
}

/** The sections of an API page in their order. Only some pages have `Examples`. */
const HEADINGS: readonly { name: SectionName; title: string; optional?: true }[] = [
  { name: 'requestSyntax', title: 'Request Syntax' },
  { name: 'request', title: 'Request Parameters' },
  { name: 'responseSyntax', title: 'Response Syntax' },
  { name: 'response', title: 'Response Elements' },
  { name: 'errors', title: 'Errors' },
  { name: 'examples', title: 'Examples', optional: true },
  { name: 'seeAlso', title: 'See Also' },
];

/**
 * Cuts the page at its headings.
 * @throws PageError when the page is empty, or a section is missing, repeated, out of order or cut off
 */
export function splitSections(lines: readonly Line[]): Section[] {
  const last = lines.at(-1);
  if (last === undefined) {
    throw new PageError('page', 1, 'the page is empty. Give the text or HTML of an API page.');
  }
  const found: { name: SectionName; at: number; heading: Line }[] = [];
  for (const { name, title, optional } of HEADINGS) {
    const [first, again] = [...lines.entries()].filter(([, { text, bullet }]) => text === title && !bullet);
    if (first === undefined) {
      if (optional) continue;
      throw missingSection(title, name, lines, last);
    }
    const [at, heading] = first;
    if (again !== undefined) {
      throw new PageError(name, again[1].number, `the heading '${title}' appears twice. Give only one page.`);
    }
    const before = found.at(-1);
    if (before !== undefined && before.at > at) {
      throw new PageError(
        name,
        heading.number,
        `'${title}' comes before the section '${before.name}'. Give the page with its sections in their usual order.`,
      );
    }
    found.push({ name, at, heading });
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

/** A page without any of the remaining headings was cut off; otherwise only this section is missing. */
function missingSection(title: string, name: SectionName, lines: readonly Line[], last: Line): PageError {
  const has = (heading: { title: string }) => lines.some((line) => line.text === heading.title);
  const rest = HEADINGS.slice(HEADINGS.findIndex((heading) => heading.name === name) + 1);
  if (!HEADINGS.some(has)) {
    return new PageError(
      name,
      last.number,
      `no heading of an API page was found, not even '${title}'. Check that the source is the page of one API operation.`,
    );
  }
  const what = rest.some(has)
    ? `the section '${title}' is missing. Give the whole page, with this heading on its own line.`
    : `the page is truncated: it ends before '${title}'. Fetch or copy the whole page again.`;
  return new PageError(name, last.number, what);
}
