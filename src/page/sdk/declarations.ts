import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A member as it is declared: its documentation comment and its type in TypeScript. */
export interface DeclaredMember {
  comment: string;
  type: string;
}

/** An interface or class as it is declared. */
export interface Declared {
  comment: string;
  members: Map<string, DeclaredMember>;
}

const BLOCK = /^(?:export )?(?:declare )?(?:interface|class|namespace) ([\w$]+)\b.*\{$/;
const TYPE_ALIAS = /^export (?:declare )?(?:type|const) ([\w$]+)\b/;
const MEMBER = /^ {4}(?:readonly )?["']?([\w$@.-]+)["']?\??: (.*);$/;
const UNION_MEMBER = /^ {4}interface \w+Member \{$/;
const UNION_VALUE = /^ {8}["']?([\w$@.-]+)["']?: (.*);$/;

/**
 * Reads the declarations of a folder: generated files with one form, each comment before what it describes.
 * A union is a namespace with an interface for each member, and that has the comment.
 */
export function readDeclarations(folder: string): Map<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
    readFileInto(readFileSync(join(folder, file), 'utf8'), declared);
  }
  return declared;
}

/** Reads the declarations in the text of one file. */
export function readFileInto(text: string, declared: Map<string, Declared>): void {
  let comment = '';
  let current: Declared | undefined;
  let unionComment: string | undefined;
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^\s*\/\*\*/.test(line)) {
      const begin = at;
      while (at < lines.length - 1 && !lines[at]?.includes('*/')) at += 1;
      comment = lines.slice(begin, at + 1).join('\n');
      continue;
    }
    const alias = TYPE_ALIAS.exec(line)?.[1];
    const block = BLOCK.exec(line)?.[1];
    const member = MEMBER.exec(line);
    const value = UNION_VALUE.exec(line);
    if (block !== undefined) {
      // The comment on a union is on its type, which is declared before its namespace.
      const known = declared.get(block);
      current = { comment: known?.comment || comment, members: new Map() };
      declared.set(block, current);
    } else if (alias !== undefined) {
      if (!declared.has(alias)) declared.set(alias, { comment, members: new Map() });
    } else if (UNION_MEMBER.test(line)) unionComment = comment;
    else if (member?.[1] !== undefined && current !== undefined) {
      current.members.set(member[1], { comment, type: member[2] ?? '' });
    } else if (value?.[1] !== undefined && unionComment !== undefined && current !== undefined) {
      current.members.set(value[1], { comment: unionComment, type: value[2] ?? '' });
      unionComment = undefined;
    }
    comment = '';
  }
}
