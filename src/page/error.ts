import { CannotJudge } from '../contract/errors.ts';

/**
 * The page can't be read or isn't an API page. The message tells what is wrong, where, and what to do.
 * `section` is the section of the page, or `source` if the text couldn't be read at all; `line` counts from 1 in the
 * text of the page, and is 0 if there is none.
 */
export class PageError extends CannotJudge {
  readonly section: string;
  readonly line: number;

  constructor(section: string, line: number, what: string, options?: ErrorOptions) {
    super(`${section}${line > 0 ? `, line ${line}` : ''}: ${what}`, options);
    this.name = 'PageError';
    this.section = section;
    this.line = line;
  }
}

/** What is wrong with a clause of the page. */
export function clauseError({ section, line }: { section: string; line: number }, what: string): PageError {
  return new PageError(section, line, what);
}
