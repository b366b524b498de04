import { makeClauses, type TextClause } from './clauses.ts';
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
  const titled = makeClauses('overview', undefined, title, []).map((clause) => ({
    ...clause,
    id: 'overview.title',
    label: 'title',
  }));
  return { service, operation, clauses: [...titled, ...makeClauses('overview', undefined, heading, rest)] };
}
