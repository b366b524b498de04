import { ServiceError } from '../../error.ts';
import type { Body, ReferenceOptions } from '../../index.ts';
import type { Operation } from '../../protocol/operation.ts';

/** The operations that may answer in pages, with their lists. */
const LISTS: Readonly<Record<string, string>> = { ListTrails: 'Trails', ListTags: 'ResourceTagList' };

/** Sizes of pages, and what the last one has in the place of a token. */
export const PAGES = [
  { size: 1, end: {} },
  { size: 1, end: { NextToken: null } },
  { size: 2, end: {} },
];

/** A right server that answers its lists in pages of this size. @param end what the last page has in the place of a token */
export function inPages(size: number, end: Body = {}): Partial<ReferenceOptions> {
  return {
    operations: (all) => ({
      ...all,
      ...Object.fromEntries(
        Object.entries(LISTS).flatMap(([name, list]) => {
          const own = all[name];
          return own ? [[name, paged(own, list, size, end)]] : [];
        }),
      ),
    }),
  };
}

function paged(own: Operation, list: string, size: number, end: Body): Operation {
  return {
    run: (call, input) => {
      const { NextToken, ...rest } = input as Body;
      const body = own.run(call, typeof NextToken === 'string' ? rest : input) as Body;
      const all = body[list] as unknown[];
      const from = startOf(NextToken, list);
      const next = from + size;
      const page = { ...body, [list]: all.slice(from, next) };
      return next >= all.length ? { ...page, ...end } : { ...page, NextToken: tokenOf(list, next) };
    },
  };
}

function tokenOf(list: string, from: number): string {
  return Buffer.from(`${list} ${from}`).toString('base64');
}

function startOf(token: unknown, list: string): number {
  if (typeof token !== 'string' || token === '') return 0;
  const [name, from] = Buffer.from(token, 'base64').toString().split(' ');
  if (name !== list || !/^\d+$/.test(from ?? ''))
    throw new ServiceError('InvalidTokenException', 'The token is not valid.');
  return Number(from);
}
