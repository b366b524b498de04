import { visible } from '../../text/harmless.ts';

/** A paragraph, list, table or code block, or several; what is empty, absent or false is left out. */
export type Block = string | false | undefined | readonly Block[];

/** A document of blocks, an empty line between them. */
export function page(...blocks: Block[]): string {
  return `${flat(blocks).join('\n\n')}\n`;
}

/** A heading and what is below it; nothing where that is empty. */
export function section(heading: string, ...blocks: Block[]): Block {
  const below = flat(blocks);
  return below.length > 0 && [heading, ...below];
}

function flat(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (typeof block === 'object' ? flat(block) : block || []));
}

/** Text of a target on one line, without markup. */
export function escaped(text: string): string {
  return visible(text)
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]<>|#&~]/g, '\\$&');
}

/** A name as code; it holds no backquote and no line feed that could end it. */
export function code(name: string): string {
  return `\`${visible(name).replace(/[`\s]+/gu, ' ')}\``;
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/**
 * A table of cells that are Markdown already; nothing where it has no rows.
 * @param numbers columns of numbers
 */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  numbers: readonly number[] = [],
): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = heads.map((_, at) => (numbers.includes(at) ? '---:' : '---')).join('|');
  return [line(heads), `|${rule}|`, ...rows.map(line)].join('\n');
}

/** Blocks that are folded up below a line of text. */
export function details(summary: string, ...blocks: Block[]): string {
  return [`<details><summary>${escaped(summary)}</summary>`, ...flat(blocks), '</details>'].join('\n\n');
}

/** A code block whose fence is longer than any run of backquotes inside it, so that the text can't end it. */
export function fence(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text}\n${ticks}`;
}

/** GitHub takes no issue above 65,536 characters; what a reader adds must fit too. */
export const LONGEST_ISSUE = 60_000;

/** A document that an issue can take, cut as a last resort: a short one is better than one that is refused. */
export function bounded(text: string): string {
  if (text.length <= LONGEST_ISSUE) return text;
  const note = '\n\n… cut here; report.html has the rest.\n';
  return `${text.slice(0, LONGEST_ISSUE - note.length)}${note}`;
}
