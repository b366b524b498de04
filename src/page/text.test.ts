import { describe, expect, it } from 'vitest';
import { parsePage } from './parse.ts';
import { SAMPLE_PAGE } from './sample.ts';
import { pageText } from './text.ts';

const HEADING = /^(?:Request Syntax|Request Parameters|Response Syntax|Response Elements|Errors|See Also)$/;
const encode = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' is ', '&nbsp;is ');

/** The sample as HTML in the manner of API pages: terms and definitions, itemised lists, code, a navigation. */
function sampleHtml(): string {
  const [title = '', name = '', ...rest] = SAMPLE_PAGE.split('\n').filter((line) => line !== '');
  let open = '';
  const body = rest.map((line) => {
    const bullet = line.startsWith('  • ');
    const list =
      bullet === (open === '<ul>') ? '' : bullet ? '<div class="itemizedlist"><ul>' : '</ul></div>';
    open = bullet ? '<ul>' : '';
    if (bullet) return `${list}<li class="listitem">\n<p><code>${encode(line.slice(4))}</code></p></li>`;
    if (HEADING.test(line)) return `${list}</dd></dl><h2 id="x">${line}</h2><dl>`;
    if (line.startsWith('{')) return `${list}<pre><code>${line.replaceAll(',', ',\n  ')}</code></pre>`;
    if (line === 'Note') return `${list}<div class="note"><h6>Note</h6></div>`;
    if (/^[A-Z]\w+$/.test(line)) return `${list}</dd><dt><b><code>${line}</code></b></dt><dd>`;
    return `${list}<p>\n   ${encode(line).replace(/(\w+)\.$/, '<a href="/x.html">$1</a>.')}\n</p>`;
  });
  return `<!DOCTYPE html>\n<html><head><title>${title}</title><style>p{}</style></head><body>
<nav><a href="/">Errors</a></nav><div id="main-col-body"><h1>${name}</h1>${body.join('\n')}</dl></div>
<script>var Errors = 1</script><footer><p>Errors</p></footer></body></html>`;
}

describe('pageText', () => {
  it('gives text that parses as the same page does', () => {
    expect(parsePage(pageText(sampleHtml()))).toEqual(parsePage(SAMPLE_PAGE));
  });

  it('leaves normalised text alone', () => {
    expect(pageText(SAMPLE_PAGE)).toBe(SAMPLE_PAGE);
  });

  it('normalises line ends, byte order mark, spaces and the final line', () => {
    expect(pageText('\uFEFFOne\u00A0two \t\r\n\r\n  • three\rfour')).toBe('One two\n\n  • three\nfour\n');
  });

  it('takes HTML without a main part or a title', () => {
    expect(pageText('<p>One</p><h2>Two</h2>')).toMatch(/^One\n+Two\n$/);
  });

  it('gives terms, definitions and code blocks a line each', () => {
    const html = '<dl><dt>One</dt><dt>Two</dt><dd>Three</dd><dd>Four</dd></dl><pre>{\n  "a": 1\n}</pre>';
    expect(pageText(html).split(/\n+/)).toEqual(['One', 'Two', 'Three', 'Four', '{ "a": 1 }', '']);
  });

  it('takes text with angle brackets for text', () => {
    expect(pageText('a <b> c')).toBe('a <b> c\n');
  });
});
