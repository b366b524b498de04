const SECTIONS =
  /^(?:Request Syntax|Request Parameters|Response Syntax|Response Elements|Errors|Examples|See Also)$/;

/** A page of the tests in the Markdown that AWS serves: no title, anchors, names in bold, a line for each paragraph. */
export function asMarkdown(page: string): string {
  const [title = '', ...lines] = page.split('\n').filter((line) => line.trim() !== '');
  const [operation = '', service = ''] = title.split(' - AWS ');
  let section = '';
  const rest = lines.slice(1).map((line, at) => {
    const isMember = lines.slice(at + 2, at + 4).some((next) => next.startsWith('Type:'));
    if (SECTIONS.test(line) && !isMember) {
      section = line;
      return `\n## ${line}\n<a name="API_${operation}_${line.replace(' ', '')}"></a>\n`;
    }
    if (line.startsWith('{')) return `\`\`\`\n${line.replaceAll('"string"', '"{{string}}"')}\n\`\`\``;
    if (line === 'Note') return '**Note**  ';
    if (/^\w+$/.test(line)) return named(line, section, operation, service);
    return `${line.replace(/^ {2}• /, '+ ').replace(/\bnames like\b/i, '*$&*')}  `;
  });
  return `# ${operation}\n<a name="API_${operation}"></a>\n\n${rest.join('\n')}\n`;
}

function named(name: string, section: string, operation: string, service: string): string {
  if (section === 'Errors') return `\n ** ${name} **   `;
  const kind = section.startsWith('Request') ? 'request' : 'response';
  const anchor = `${service}-${operation}-${kind}-${name}`;
  return `\n ** [${name}](#API_${operation}_${kind}) **   <a name="${anchor}"></a>`;
}

/** A page of the tests wrapped at a width, as a mail program or an editor does. */
export function asWrapped(page: string, width = 60): string {
  return page
    .split('\n')
    .map((line) => {
      const wrapped: string[] = [];
      for (const word of line.split(' ')) {
        const last = wrapped.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= width)
          wrapped[wrapped.length - 1] = `${last} ${word}`;
        else wrapped.push(word);
      }
      return wrapped.join('\n');
    })
    .join('\n');
}

const encode = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' is ', '&nbsp;is ');

/** A page of the tests as HTML in the manner of API pages: terms and definitions, itemised lists, code, a navigation. */
export function asHtml(page: string): string {
  const [title = '', name = '', ...rest] = page.split('\n').filter((line) => line !== '');
  let open = '';
  const body = rest.map((line) => {
    const bullet = line.startsWith('  • ');
    const list =
      bullet === (open === '<ul>') ? '' : bullet ? '<div class="itemizedlist"><ul>' : '</ul></div>';
    open = bullet ? '<ul>' : '';
    if (bullet) return `${list}<li class="listitem">\n<p><code>${encode(line.slice(4))}</code></p></li>`;
    if (SECTIONS.test(line)) return `${list}</dd></dl><h2 id="x">${line}</h2><dl>`;
    if (line.startsWith('{')) return `${list}<pre><code>${line.replaceAll(',', ',\n  ')}</code></pre>`;
    if (line === 'Note') return `${list}<div class="note"><h6>Note</h6></div>`;
    if (/^\w+$/.test(line)) return `${list}</dd><dt><b><code>${line}</code></b></dt><dd>`;
    return `${list}<p>\n   ${encode(line).replace(/(\w+)\.$/, '<a href="/x.html">$1</a>.')}\n</p>`;
  });
  return `<!DOCTYPE html>\n<html><head><title>${title}</title><style>p{}</style></head><body>
<nav><a href="/">Errors</a></nav><div id="main-col-body"><h1>${name}</h1>${body.join('\n')}</dl></div>
<script>var Errors = 1</script><footer><p>Errors</p></footer></body></html>`;
}
