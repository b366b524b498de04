import { expect, it } from 'vitest';
import { withBlocks, withParameters } from './blocks.ts';

const block = {
  parameters: { member: 'Name' },
  parts: {
    A: { cases: [{ id: 'a', set: { '<member>': '${name}' }, clauses: ['request.<member>.1'], n: 1 }] },
  },
};

it.each([
  ['naming' as const, 'Name'],
  [{ block: 'naming', member: 'TrailName' }, 'TrailName'],
])('fills the parameters of a block in keys and texts: %j', (named, member) => {
  expect(withParameters(block, named)).toEqual({
    parts: {
      A: { cases: [{ id: 'a', set: { [member]: '${name}' }, clauses: [`request.${member}.1`], n: 1 }] },
    },
  });
});

it('refuses a parameter that the block does not have, and leaves other texts in angle brackets', () => {
  expect(() => withParameters(block, { block: 'naming', membre: 'x' })).toThrow(
    'blocks: naming has no parameter membre',
  );
  expect(withParameters({ parts: { A: '<other> ${name}' } }, 'plain')).toEqual({
    parts: { A: '<other> ${name}' },
  });
});

it('puts a case of the operation in the place of one of a block with its id', () => {
  const own = { parts: { A: { cases: [{ id: 'a', own: true }], assertAllMembers: true } } };
  const both = { parts: { A: { cases: [{ id: 'a' }, { id: 'b' }] }, B: { cases: [{ id: 'c' }] } } };
  expect(withBlocks(own, [both]).parts).toEqual({
    A: { cases: [{ id: 'b' }, { id: 'a', own: true }], assertAllMembers: true },
    B: { cases: [{ id: 'c' }] },
  });
});
