import { ADMONITIONS } from './entries.ts';
import { PageError } from './error.ts';
import type { Line, Role } from './lines.ts';
import { serviceOf } from './markdown-service.ts';

const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/;
const TITLE = /^# (\w+)\s*(?:<a name="[^"]*"><\/a>)?\s*$/m;
const ANCHOR = /<a name="[^"]*"><\/a>/g;
/** The name of a member or error alone on its line: in bold, as a link where it is a member. */
const NAME = /^\s*\*\* ?(\[? ?)([\w@.-]+)(?: ?\]\([^)]*\))? ?\*\*\s*$/;
const HEADING = /^#{2,6} (.+)$/;
const BULLET = /^\s*[+*•‣◦-]\s+/u;
const FENCE = /^\s*```/;

/** Whether a text is a page in Markdown: it has a title and headings marked with `#`. */
export function isMarkdown(text: string): boolean {
  return TITLE.test(text) && /^## /m.test(text);
}

/**
 * The lines of a page in Markdown, as AWS serves it. Each of its lines is a whole paragraph. It has no title with the name of
 * the service, so that is taken from its anchors.
 * @throws PageError when no anchor names the service
 */
export function markdownLines(markdown: string): Line[] {
  const text = markdown.replace(FRONT_MATTER, '');
  const operation = TITLE.exec(text)?.[1] ?? '';
  const service = serviceOf(text, operation);
  if (service === undefined) {
    throw new PageError(
      'overview',
      1,
      'no anchor names the service. Keep the anchors, such as <a name="…">.',
    );
  }
  const lines: Line[] = [line(`${operation} - AWS ${service}`, 1)];
  let fenced = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const bare = raw.replace(ANCHOR, '');
    if (FENCE.test(raw)) fenced = !fenced;
    else if (fenced) lines.push(...filled(line(block(raw), index + 1, 'words')));
    else lines.push(...filled(readLine(bare, index + 1)));
  }
  return lines;
}

function readLine(raw: string, number: number): Line {
  const heading = HEADING.exec(raw)?.[1];
  if (heading !== undefined) return line(inline(heading), number, 'section');
  const name = NAME.exec(raw);
  if (name?.[2] !== undefined && !ADMONITIONS.has(name[2])) {
    return line(name[2], number, name[1]?.trim() === '' ? undefined : 'entry');
  }
  const text = inline(raw.replace(BULLET, '').replace(/^# /, ''));
  // A word alone is the name of something only where it is in bold.
  const role = /^\w+$/.test(text) && !raw.startsWith('# ') ? 'words' : undefined;
  return { ...line(text, number, role), bullet: BULLET.test(raw) };
}

/** The words of a line: without links, emphasis, signs of code, and escapes. */
function inline(raw: string): string {
  return raw
    .split(/(`[^`]*`)/)
    .map((piece) => (piece.startsWith('`') ? piece.slice(1, -1) : prose(piece)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A line of a syntax block: without the marks of what to replace, and without links. */
function block(raw: string): string {
  return raw.replace(/\{\{(.*?)\}\}/g, '$1').replace(/\[([\w@.-]+)\]\(#[^)]*\)/g, '$1');
}

function prose(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\((?:[^()\s]|\([^)]*\))*\)/g, '$1')
    .replace(/(\S)(?<!\\)\*(?:\s+\*)+/g, '$1')
    .replace(/(?<!\\)\*/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function line(text: string, number: number, role?: Role): Line {
  return { text: text.replace(/\s+/g, ' ').trim(), number, bullet: false, ...(role && { role }) };
}

function filled(one: Line): Line[] {
  return one.text === '' ? [] : [one];
}
