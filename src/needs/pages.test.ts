import { expect, it } from 'vitest';
import { pagesOf } from './pages.ts';

async function* pages(count: number) {
  for (let page = 1; page <= count; page += 1) yield page;
}

async function all(count: number, most: number) {
  const found: number[] = [];
  for await (const page of pagesOf(pages(count), most)) found.push(page);
  return found;
}

it('gives all pages of a list that ends', async () => {
  expect(await all(3, 3)).toEqual([1, 2, 3]);
});

it('gives up a list without an end', async () => {
  await expect(all(Number.POSITIVE_INFINITY, 3)).rejects.toThrow(
    'the list did not come to an end within 3 pages',
  );
});
