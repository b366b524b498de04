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
    expect(() => split([])).toThrow(
      'page, line 1: the page is empty. Give the text, HTML or Markdown of an API page.',
    );
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

  it.each(TITLES.slice(0, -1).filter((title) => title !== 'Response Syntax'))(
    'refuses a page on which only %s is missing',
    (title) => {
      expect(() => split(without(title))).toThrow(
        `line 11: the section '${title}' is missing. Give the whole page, with this heading on its own line.`,
      );
    },
  );

  it('accepts a page without a request, and one without a syntax of the response', () => {
    expect(split(page(TITLES.slice(2))).map(({ name }) => name)).toEqual([
      'overview',
      'responseSyntax',
      'response',
      'errors',
      'seeAlso',
    ]);
    expect(split(without('Response Syntax')).map(({ name }) => name)).not.toContain('responseSyntax');
  });

  it('reads a line with the words of a heading as the member that the syntax block shows', () => {
    const lines = page(TITLES).flatMap((line) => {
      if (line === 'under Response Syntax') return ['{ "Errors": [ "string" ], "Examples": "string" }'];
      return line === 'under Response Elements' ? ['Examples', 'Errors', 'Type: Array of strings'] : [line];
    });
    const response = split(lines).find(({ name }) => name === 'response');
    expect(response?.lines.map(({ text }) => text)).toEqual(['Examples', 'Errors', 'Type: Array of strings']);
  });

  it('reads a line with the words of a heading as a member of an error that has no status yet', () => {
    const lines = page(TITLES).flatMap((line) =>
      line === 'under Errors' ? ['BadException', 'It hurts.', 'Errors', 'HTTP Status Code: 400'] : [line],
    );
    expect(split(lines).find(({ name }) => name === 'errors')?.lines).toHaveLength(4);
  });

  it('believes a source that tells its headings', () => {
    const lines = readLines(page([...TITLES, 'Errors']).join('\n')).map((line, at) => ({
      ...line,
      ...(TITLES.includes(line.text) && at < 13 ? { role: 'section' as const } : {}),
    }));
    expect(
      splitSections(lines)
        .at(-1)
        ?.lines.map(({ text }) => text),
    ).toEqual(['under See Also', 'Errors', 'under Errors']);
  });

  it('refuses the page of a REST operation', () => {
    expect(() =>
      split(page(TITLES.map((title) => title.replace('Request Parameters', 'Request Body')))),
    ).toThrow(
      "request, line 4: 'Request Body' is on pages of REST operations, which are not read. Use spec derive --sdk.",
    );
  });
});
