import { hashText, makeClauses, type TextClause } from './clauses.ts';
import { PageError } from './error.ts';
import type { Section } from './sections.ts';

/**
 * Reads the overview. It begins with the title of the browser tab, `Operation - AWS Service`, and the heading of the page.
 * @throws PageError when it begins otherwise
 */
export function readTitle(overview: Section): {
  service: string;
  operation: string;
  clauses: TextClause[];
} {
  const [title, ...lines] = overview.lines;
  const match = title && /^(\w+) - (?:AWS|Amazon) (\S.*)/.exec(title.text);
  if (!title || !match) {
    throw new PageError(
      'overview',
      title?.number ?? 1,
      "the page does not begin with 'Operation - AWS Service'. Keep the title line.",
    );
  }
  const [, operation = '', service = ''] = match;
  // What is between title and heading, such as a banner or a table of contents, is not about the operation.
  const at = lines.findIndex(({ text, bullet }) => text === operation && !bullet);
  const heading = lines[at];
  if (heading === undefined) {
    throw new PageError(
      'overview',
      lines[0]?.number ?? title.number,
      `the heading '${operation}' does not follow the title. Keep both lines.`,
    );
  }
  const titled = makeClauses('overview', undefined, title, []).map((clause) => ({
    ...clause,
    id: 'overview.title',
    label: 'title',
    // The same page has another vendor's name in China.
    sha256: hashText(clause.text.replace(' - Amazon ', ' - AWS ')),
  }));
  const rest = lines.slice(at + 1);
  return { service, operation, clauses: [...titled, ...makeClauses('overview', undefined, heading, rest)] };
}
