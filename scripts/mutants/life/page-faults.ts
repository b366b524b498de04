import type { Body } from '../../../src/reference/index.ts';
import { type Input, type Row, type Run, refuse, textOf } from './fault.ts';

/** What one page is made of. */
interface Asked {
  all: readonly Body[];
  /** Where the page begins; 0 for the first. */
  from: number;
  size: number;
  input: Input;
}

/** Faults of answers that come page by page. @param clauses what they break */
export function pageRows(
  entries: (body: Body) => readonly Body[],
  list: string,
  clauses: readonly string[],
): Row[] {
  const pages =
    (size: number, page: (asked: Asked) => { items: readonly unknown[]; next?: unknown }): Run =>
    (right, input) => {
      const { NextToken: token, ...rest } = input;
      const from = Number(textOf(token) || 0) || 0;
      const { items, next } = page({ all: entries(right(rest)), from, size, input });
      return { [list]: items, ...(next === undefined ? {} : { NextToken: next }) };
    };
  const itemsOf = ({ all, from, size }: Asked) => all.slice(from, from + size);
  const isLast = ({ all, from, size }: Asked) => from + size >= all.length;
  const nextOf = (asked: Asked) => (isLast(asked) ? undefined : String(asked.from + asked.size));
  const whole = (asked: Asked) => ({ items: itemsOf(asked), next: nextOf(asked) });
  /** A page that goes on elsewhere than it should. */
  const goingOn = (size: number, step: number) =>
    pages(size, (asked) => ({
      items: itemsOf(asked),
      ...(isLast(asked) ? {} : { next: String(asked.from + step) }),
    }));
  let tokens = 0;
  const fresh = () => {
    tokens += 1;
    return `fresh-${tokens}`;
  };
  const rows: [id: string, title: string, run: Run][] = [
    ['one-lost', 'loses an entry between two pages', goingOn(1, 2)],
    ['one-twice', 'repeats an entry on the next page', goingOn(2, 1)],
    [
      'last-lost',
      'leaves the last of several pages empty',
      pages(1, (asked) => (isLast(asked) && asked.from > 0 ? { items: [] } : whole(asked))),
    ],
    [
      'last-without-token',
      'gives no token for the last page',
      pages(1, (asked) =>
        asked.from + 2 * asked.size >= asked.all.length ? { items: itemsOf(asked) } : whole(asked),
      ),
    ],
    ['ignored', 'ignores its token', pages(1, (asked) => whole({ ...asked, from: 0 }))],
    [
      'page-repeated',
      'gives the first of several pages twice',
      pages(1, (asked) => {
        if (asked.from === 0 && asked.input.NextToken === undefined && !isLast(asked))
          return { items: itemsOf(asked), next: '0' };
        return whole(asked);
      }),
    ],
    [
      'refused',
      'refuses the token that it gave',
      pages(1, (asked) =>
        asked.input.NextToken === undefined ? whole(asked) : refuse('InvalidTokenException'),
      ),
    ],
    [
      'crash',
      'answers its token with status 500',
      pages(1, (asked) =>
        asked.input.NextToken === undefined ? whole(asked) : refuse('InternalFailure', 500),
      ),
    ],
    [
      'a-number',
      'gives a number for the token',
      pages(1, (asked) => ({ ...whole(asked), ...(isLast(asked) ? {} : { next: asked.from + asked.size }) })),
    ],
    [
      'empty-for-ever',
      'gives empty pages for ever, each with a new token',
      pages(1, (asked) => ({ items: asked.input.NextToken === undefined ? asked.all : [], next: fresh() })),
    ],
    [
      'first-for-ever',
      'gives the same page for ever, each time with a new token',
      pages(1, (asked) => ({ items: asked.all, next: fresh() })),
    ],
    [
      'invented-for-ever',
      'gives invented entries for ever',
      pages(1, (asked) => ({
        items: asked.input.NextToken === undefined ? asked.all : [{ Name: fresh() }],
        next: fresh(),
      })),
    ],
    [
      'empty-at-end',
      'gives an empty token with the last of several pages',
      pages(1, (asked) => ({ ...whole(asked), ...(isLast(asked) ? { next: '' } : {}) })),
    ],
  ];
  return rows.map(([id, title, run]) => [`pages/${id}`, title, clauses, run]);
}
