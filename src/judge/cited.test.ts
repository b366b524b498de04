import { describe, expect, it } from 'vitest';
import { loadOperations } from '../contract/table.ts';
import { asItIs, citedIn, emptied, resultsOn } from './testing/cited.ts';

describe('every clause that a check cites is in the documents of the operation that answered', () => {
  it('on the reference, for the answers of all operations', async () => {
    const results = await resultsOn(asItIs, ({ id }) => id.includes('Response/'));
    const { cited, unknown } = await citedIn(results);
    expect(unknown).toEqual([]);
    for (const operation of loadOperations().slice(1)) {
      expect(cited).toContain(`${operation}/response.status`);
    }
  });

  it('where a step lacked a value, too', async () => {
    const results = await resultsOn(emptied, ({ id }) => id === 'AddTags/Response/one');
    const lines = results.flatMap(({ checks }) => checks.filter(({ check }) => check === 'value-to-go-on'));
    // The step is a CreateTrail, and the read that could not be sent is another operation.
    expect(lines.map(({ operation, provenance }) => [operation, ...provenance])).toEqual([
      ['GetTrail', { kind: 'documented', source: 'response.1' }],
    ]);
  });
});
