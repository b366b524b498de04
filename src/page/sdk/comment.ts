import { type Line, readLines } from '../lines.ts';
import { commentText } from '../text.ts';

/** Tags of a documentation comment. `@` also begins words, such as `@message`. */
const TAG = /^@(?:public|internal|deprecated|example|enum|param|returns|see|throws|readonly|remarks)\b/;
const THROWS = /^@throws \{@link (\w+)\} \((?:client|server) fault\)$/;

/** What a documentation comment says. */
export interface Comment {
  /** The description, as HTML. */
  html: string;
  /** The words after `@deprecated`. */
  deprecated?: string;
  /** The description of each error that the operation can answer with, as HTML, in the order of the comment. */
  errors: [name: string, html: string][];
}

/** Reads a documentation comment with its stars. */
export function readComment(comment: string): Comment {
  const read: Comment = { html: '', errors: [] };
  let open: (text: string) => void = (text) => {
    read.html += text;
  };
  for (const line of bare(comment)) {
    const text = line.trim();
    const error = THROWS.exec(text)?.[1];
    if (error !== undefined) {
      const entry: [string, string] = [error, ''];
      read.errors.push(entry);
      open = (more) => {
        entry[1] += more;
      };
    } else if (text.startsWith('@deprecated')) {
      read.deprecated = text.replace(/^@deprecated\s*/, '');
      open = (more) => {
        read.deprecated = `${read.deprecated} ${more.trim()}`.trim();
      };
    } else if (TAG.test(text)) open = () => undefined;
    else open(`${line}\n`);
  }
  return read;
}

/** The words of a description, each paragraph and bullet on its line; none of them is a label or a name. */
export function wordsOf(html: string): Line[] {
  return readLines(commentText(html)).map((line) => ({ ...line, role: 'words' }));
}

function bare(comment: string): string[] {
  return comment
    .replace(/^\s*\/\*\*/, '')
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').replaceAll('*\\/', '*/'));
}
