import type { Line } from './lines.ts';

/**
 * The page without the links below See Also, which lead to the documents of each SDK and are nobody's contract. They follow
 * a sentence that ends with a colon.
 */
export function withoutLinks(lines: readonly Line[]): Line[] {
  const heading = lines.findLastIndex(({ text, bullet }) => text === 'See Also' && !bullet);
  if (heading === -1) return [...lines];
  const last = lines.findIndex(({ text }, at) => at > heading && text.endsWith(':'));
  return last === -1 ? [...lines] : lines.slice(0, last + 1);
}
