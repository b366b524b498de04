import { convert, type HtmlToTextOptions } from 'html-to-text';
import { type Line, readLines } from './lines.ts';
import { isMarkdown, markdownLines } from './markdown.ts';
import { unwrap } from './wrapped.ts';

/** The element with the page itself in AWS's documentation, then in other copies of a page. */
const MAIN = ['#main-col-body', '#main-content', 'main', 'article', 'body'];

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'title', format: 'paragraph' },
    { selector: 'pre', format: 'paragraph' },
    { selector: 'blockquote', format: 'block' },
    { selector: 'dt', format: 'paragraph' },
    { selector: 'dd', format: 'paragraph' },
    ...['ul', 'ol'].map((selector) => ({
      selector,
      format: 'unorderedList',
      options: { itemPrefix: '• ' },
    })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

/** The lines of a page given as HTML, Markdown or text. @throws PageError for Markdown that names no service */
export function pageLines(input: string): Line[] {
  const text = pageText(input);
  // Blanks before the first element, as which a byte order mark counts, change nothing.
  if (isHtml(input)) return readLines(text);
  return isMarkdown(text) ? markdownLines(text) : readLines(unwrap(text));
}

/**
 * The text of a page given as HTML or text. HTML is reduced to its title and its main part, with each paragraph, heading,
 * term, bullet or code block on its own line, as in copied text. Text is normalised: `\n` line ends, no byte order mark,
 * no trailing spaces, no non-breaking spaces, a final `\n`.
 */
export function pageText(input: string): string {
  const text = input.replace(/^\uFEFF/, '');
  return normalise(isHtml(text) ? htmlText(text) : text);
}

function isHtml(text: string): boolean {
  return /^\s*<(?:!doctype\s+html|!--|\?xml|[a-z][a-z0-9-]*[\s>])/i.test(text);
}

function htmlText(html: string): string {
  const part = (selector: string): string =>
    convert(html, { ...OPTIONS, baseElements: { selectors: [selector], returnDomByDefault: false } });
  const main = MAIN.map(part).find((text) => text.trim() !== '') ?? convert(html, OPTIONS);
  return `${part('title')}\n\n${main}`;
}

/** Boxes in documentation comments, and their titles on a page. */
const BOXES = ['note', 'important', 'warning', 'tip', 'caution'];
/** The elements of documentation comments. Anything else in angle brackets is words, such as `<key-id>`. */
const ELEMENTS =
  /<(?!\/?(?:p|br|ul|ol|li|dl|dt|dd|b|i|a|code|em|strong|pre|div|span|table|thead|tbody|tr|td|th|h[1-6]|note|important|warning|tip|caution|sup|sub)\b)/g;

/** The text of a documentation comment: HTML with boxes and with words in angle brackets. */
export function commentText(html: string): string {
  const boxed = BOXES.reduce(
    (text, box) =>
      text
        .replaceAll(`<${box}>`, `<div><p>${box.charAt(0).toUpperCase()}${box.slice(1)}</p>`)
        .replaceAll(`</${box}>`, '</div>'),
    html.replace(ELEMENTS, '&lt;'),
  );
  return normalise(convert(boxed, OPTIONS));
}

function normalise(text: string): string {
  return `${text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/[\u200B\u2060]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`;
}
