import type { Operations, PagedOperation } from '../../generated/case-table.ts';
import type { Exchange } from './exchange.ts';
import { itemsIn } from './items.ts';

/** So many pages are the last ones: more trails than an account can have, one a page. */
export const MOST_PAGES = 200;
/** After so many pages in a row without a new item the chain counts as one without an end. */
const MOST_WITHOUT_NEW = 10;

/** Why the pages of an answer do not come to an end. */
export type PageFault = 'token-type' | 'token-repeated' | 'refused' | 'endless';

/** An answer with all of its pages as one. */
export interface Whole extends Exchange {
  pages?: { count: number; fault?: PageFault; last: Exchange };
}

type Paged = Pick<Operations, 'pages'>;

/** How an operation answers in pages, where it may. Who asks for one page by its token wants this page only. */
export function pagedOf(
  { operation, input = {} }: Pick<Exchange, 'operation' | 'input'>,
  { pages = {} }: Paged,
): PagedOperation | undefined {
  const paged = Object.hasOwn(pages, operation) ? pages[operation] : undefined;
  return paged && !Object.hasOwn(input, paged.token) ? paged : undefined;
}

/** The token that asks for the page after these, why there is none although one must follow, or undefined after the last page. */
export function nextOf(
  pages: readonly Pick<Exchange, 'seen'>[],
  { token, list }: PagedOperation,
): { token: string } | { fault: PageFault } | undefined {
  const outputs = pages.flatMap(({ seen }) => (seen.kind === 'accepted' ? [seen.output] : []));
  if (outputs.length < pages.length) return outputs.length > 0 ? { fault: 'refused' } : undefined;
  const tokens = outputs.map((output) => output[token]);
  const next = tokens.pop();
  // Clients take an empty token for none. That it is empty is judged apart.
  if (next === undefined || next === null || next === '') return undefined;
  if (typeof next !== 'string') return { fault: 'token-type' };
  if (tokens.includes(next)) return { fault: 'token-repeated' };
  if (pages.length >= MOST_PAGES || isStalled(pages, list)) return { fault: 'endless' };
  return { token: next };
}

/** Whether the last pages have nothing that those before them don't have. */
function isStalled(pages: readonly Pick<Exchange, 'seen'>[], list: string): boolean {
  const known = new Set<string>();
  let without = 0;
  for (const { seen } of pages) {
    const before = known.size;
    for (const item of itemsIn(seen, list)) known.add(JSON.stringify(item));
    without = known.size > before ? 0 : without + 1;
  }
  return without >= MOST_WITHOUT_NEW;
}

/** The exchanges with the pages of each answer as one answer. */
export function withWholeAnswers(exchanges: readonly Exchange[], operations: Paged): Whole[] {
  const answers: Exchange[][] = [];
  for (const exchange of exchanges) {
    const last = answers.at(-1);
    if (exchange.page !== undefined && last) last.push(exchange);
    else answers.push([exchange]);
  }
  return answers.flatMap(([first, ...others]) => (first ? [wholeOf([first, ...others], operations)] : []));
}

/** The pages of one answer as one. */
export function wholeOf(pages: readonly [Exchange, ...Exchange[]], operations: Paged): Whole {
  const [first] = pages;
  const paged = pagedOf(first, operations);
  if (!paged || first.seen.kind !== 'accepted') return first;
  const next = nextOf(pages, paged);
  if (pages.length === 1 && !next) return first;
  const last = pages.at(-1) ?? first;
  const outputs = pages.flatMap(({ seen }) => (seen.kind === 'accepted' ? [seen.output] : []));
  const { [paged.token]: _, ...rest } = first.seen.output;
  const end = outputs.at(-1) ?? {};
  // One that was not followed is a chain that was cut off.
  const fault = next && ('fault' in next ? next.fault : ('endless' as const));
  return {
    ...first,
    seen: {
      kind: 'accepted',
      output: {
        ...rest,
        [paged.list]: pages.flatMap(({ seen }) => itemsIn(seen, paged.list)),
        ...(Object.hasOwn(end, paged.token) ? { [paged.token]: end[paged.token] } : {}),
      },
    },
    pages: { count: pages.length, last, ...(fault ? { fault } : {}) },
  };
}
