import { describe, expect, it } from 'vitest';
import { readLines } from './lines.ts';
import { splitSections } from './sections.ts';

const TITLES = [
  'Request Syntax',
  'Request Parameters',
  'Response Syntax',
  'Response Elements',
  'Errors',
  'See Also',
];
/** A page with these headings, and under each the line `under HEADING`. */
const page = (titles: readonly string[]) => ['Top', ...titles.flatMap((title) => [title, `under ${title}`])];
const split = (lines: readonly string[]) => splitSections(readLines(lines.join('\n')));
const without = (title: string) => page(TITLES.filter((one) => one !== title));

describe('splitSections', () => {
  it('gives each section its heading and the lines below it, the overview first', () => {
    const sections = split(page(TITLES)).map(({ name, heading, lines }) => [
      name,
      heading?.text,
      heading?.number,
      ...lines.map(({ text }) => text),
    ]);
    expect(sections).toEqual([
      ['overview', undefined, undefined, 'Top'],
      ['requestSyntax', 'Request Syntax', 2, 'under Request Syntax'],
      ['request', 'Request Parameters', 4, 'under Request Parameters'],
      ['responseSyntax', 'Response Syntax', 6, 'under Response Syntax'],
      ['response', 'Response Elements', 8, 'under Response Elements'],
      ['errors', 'Errors', 10, 'under Errors'],
      ['seeAlso', 'See Also', 12, 'under See Also'],
    ]);
  });

  it('accepts a page with Examples', () => {
    const names = split(page(TITLES.toSpliced(5, 0, 'Examples'))).map(({ name }) => name);
    expect(names.slice(-3)).toEqual(['errors', 'examples', 'seeAlso']);
  });

  it('reads a bullet with the words of a heading as a bullet', () => {
    expect(
      split([...page(TITLES), '• Errors'])
        .at(-1)
        ?.lines.map(({ text }) => text),
    ).toEqual(['under See Also', 'Errors']);
  });

  it('refuses an empty page', () => {
    expect(() => split([])).toThrow('page, line 1: the page is empty. Give the text or HTML of an API page.');
  });

  it('refuses sections in the wrong order, at the first wrong heading', () => {
    const swapped = page(['Request Parameters', 'Request Syntax', ...TITLES.slice(2)]);
    expect(() => split(swapped)).toThrow(
      "request, line 2: 'Request Parameters' comes before the section 'requestSyntax'. Give the page with its sections in their usual order.",
    );
  });

  it('refuses a repeated heading, at the second', () => {
    expect(() => split([...page(TITLES), 'Errors'])).toThrow(
      "errors, line 14: the heading 'Errors' appears twice. Give only one page.",
    );
  });

  it('refuses a page without any heading, at its end', () => {
    expect(() => split(['Hello', 'there'])).toThrow(
      "requestSyntax, line 2: no heading of an API page was found, not even 'Request Syntax'. Check that the source is the page of one API operation.",
    );
  });

  it('refuses a page that ends early, at its end', () => {
    expect(() => split(page(TITLES.slice(0, 3)))).toThrow(
      "response, line 7: the page is truncated: it ends before 'Response Elements'. Fetch or copy the whole page again.",
    );
  });

  it.each(TITLES.slice(0, -1))('refuses a page on which only %s is missing', (title) => {
    expect(() => split(without(title))).toThrow(
      `line 11: the section '${title}' is missing. Give the whole page, with this heading on its own line.`,
    );
  });
});
