import type { Operations } from '../../generated/case-table.ts';
import type { Exchange } from '../contract/exchange.ts';
import { nextOf, pagedOf } from '../contract/pages.ts';

/** The pages after the first one of an answer, as far as they lead: none where the operation answers all at once. */
export async function followPages(
  first: Exchange,
  operations: Pick<Operations, 'pages'>,
  ask: (input: Record<string, unknown>) => Promise<Exchange>,
): Promise<Exchange[]> {
  const paged = pagedOf(first, operations);
  if (!paged) return [];
  const pages = [first];
  for (;;) {
    const next = nextOf(pages, paged);
    if (!next || 'fault' in next) return pages.slice(1);
    const page = await ask({ ...first.input, [paged.token]: next.token });
    pages.push({ ...page, page: pages.length + 1 });
  }
}
