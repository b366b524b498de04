import { expect, it } from 'vitest';
import { asItIs, citedIn, emptied, refused, resultsOn } from './testing/cited.ts';

it.each([
  ['the reference', asItIs],
  ['a server that answers no members', emptied],
  ['a server that refuses everything', refused],
])(
  'every clause that a check cites is in the documents of the operation that answered: %s',
  async (_, change) => {
    const { cited, unknown } = await citedIn(await resultsOn(change, ({ worlds }) => !worlds));
    expect(cited.length).toBeGreaterThan(400);
    expect(unknown).toEqual([]);
  },
);
