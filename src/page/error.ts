import { CannotJudge } from '../contract/errors.ts';

/**
 * The page can't be read or doesn't have the form of an API page. The message says what is wrong, where, and what to
 * do. `section` is the page's section (`source` where the text couldn't be got at all); `line` counts from 1 in the
 * page's text, 0 where there is none.
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
