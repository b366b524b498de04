import { describe, expect, it } from 'vitest';
import type { Exchange, Seen } from './exchange.ts';
import { MOST_PAGES, nextOf, pagedOf, wholeOf, withWholeAnswers } from './pages.ts';

const paged = { token: 'NextToken', list: 'Trails', clauses: [] };
const operations = { pages: { ListTrails: paged } };

function page(output: Record<string, unknown>, more: Partial<Exchange> = {}): Exchange {
  return pageOf({ kind: 'accepted', output }, more);
}

function pageOf(seen: Seen, more: Partial<Exchange> = {}): Exchange {
  return {
    ...{ role: 'request', lane: 'sdk', operation: 'ListTrails', input: {}, at: '2026-01-01T00:00:00.000Z' },
    ...{ sent: { method: 'POST', url: 'http://x/', headers: {}, body: '{}' }, seen, ms: 1 },
    ...more,
  };
}

describe('the next page', () => {
  it.each([{}, { NextToken: null }, { NextToken: '' }])('does not follow %j', (end) => {
    expect(nextOf([page({ Trails: [], ...end })], paged)).toBeUndefined();
  });

  it('is asked for by the token of the last page', () => {
    expect(nextOf([page({ NextToken: 'a' }), page({ NextToken: 'b' })], paged)).toEqual({ token: 'b' });
  });

  it.each([7, true, {}, ['a']])('can not be asked for by %j', (token) => {
    expect(nextOf([page({ NextToken: token })], paged)).toEqual({ fault: 'token-type' });
  });

  it('is not asked for by a token that came before', () => {
    const pages = ['a', 'b', 'a'].map((NextToken) => page({ NextToken }));
    expect(nextOf(pages, paged)).toEqual({ fault: 'token-repeated' });
  });

  it('is not asked for after a refusal, and a refused first page has none', () => {
    const refused = pageOf({ kind: 'rejected', code: 'InvalidTokenException' });
    expect(nextOf([page({ NextToken: 'a' }), refused], paged)).toEqual({ fault: 'refused' });
    expect(nextOf([refused], paged)).toBeUndefined();
  });

  it('is not asked for after ten pages with nothing new, nor after too many', () => {
    const same = Array.from({ length: 11 }, (_, index) =>
      page({ Trails: [{ Name: 'a' }], NextToken: `${index}` }),
    );
    expect(nextOf(same.slice(0, 10), paged)).toEqual({ token: '9' });
    expect(nextOf(same, paged)).toEqual({ fault: 'endless' });
    const fresh = Array.from({ length: MOST_PAGES }, (_, index) =>
      page({ Trails: [{ Name: index }], NextToken: `${index}` }),
    );
    expect(nextOf(fresh.slice(1), paged)).toEqual({ token: `${MOST_PAGES - 1}` });
    expect(nextOf(fresh, paged)).toEqual({ fault: 'endless' });
  });
});

describe('an answer as a whole', () => {
  it('is what came, where it came at once', () => {
    const first = page({ Trails: [1], NextToken: null });
    expect(wholeOf([first], operations)).toBe(first);
  });

  it('has the items of all pages, and the token of the last one', () => {
    const pages = [page({ Trails: [1], NextToken: 'a' }), page({ Trails: [2], NextToken: '' })] as const;
    const whole = wholeOf(pages, operations);
    expect(whole.seen).toEqual({ kind: 'accepted', output: { Trails: [1, 2], NextToken: '' } });
    expect(whole.pages).toEqual({ count: 2, last: pages[1] });
  });

  it('tells that its pages were not followed to the end', () => {
    expect(wholeOf([page({ Trails: [1], NextToken: 'a' })], operations).pages?.fault).toBe('endless');
    expect(wholeOf([page({ Trails: [1], NextToken: 7 })], operations).pages?.fault).toBe('token-type');
  });

  it('takes what is no list for an empty one', () => {
    const whole = wholeOf([page({ Trails: 'x', NextToken: 'a' }), page({ Trails: [2] })], operations);
    expect(whole.seen).toMatchObject({ output: { Trails: [2] } });
  });

  it('is put together of the pages that stand behind its first one', () => {
    const exchanges = [
      page({ Trails: [1], NextToken: 'a' }, { role: 'before' }),
      page({ Trails: [2] }, { role: 'before', page: 2 }),
      page({ Trails: [3] }),
    ];
    const outputs = withWholeAnswers(exchanges, operations).map(({ seen }) => seen);
    expect(outputs).toMatchObject([{ output: { Trails: [1, 2] } }, { output: { Trails: [3] } }]);
  });
});

it('an answer has pages where the operation may answer so and was not asked for one of them', () => {
  const asked = (operation: string, input = {}) => pagedOf({ operation, input }, operations);
  expect(asked('ListTrails')).toBe(paged);
  expect(asked('ListTrails', { NextToken: 'x' })).toBeUndefined();
  expect(asked('toString')).toBeUndefined();
  expect(pagedOf({ operation: 'ListTrails' }, {})).toBeUndefined();
});
