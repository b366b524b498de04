import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { negativeCases, passedWithRightCode, runOnStub, STUBS } from './testing/stubs.ts';

const negative = negativeCases(loadTable().cases);

describe('no negative case of the table passes on an endpoint that', () => {
  it.each(STUBS)('%s', async (_, stub) => {
    expect((await runOnStub(stub, negative)).passed).toEqual([]);
  });

  it('knows the expected code of every case', async () => {
    expect(await passedWithRightCode(negative)).toEqual([]);
  });
});
