import { expect, it } from 'vitest';
import type { Life } from '../../generated/life.ts';
import { stepsOf } from './lives.ts';

const LIFE: Life = {
  formatVersion: 1,
  client: 'A Cart',
  part: 'Cart',
  agent: 'boto3',
  source: 'a street',
  steps: [
    { id: 'open-up', title: 'it opens', call: 'Open', as: 'kiosk', input: { Label: 'x' } },
    { id: 'look', title: 'it is there', call: 'List', input: {}, shows: [{ path: 'kiosks', exactly: [] }] },
    {
      id: 'look-again',
      label: 'look once more',
      title: 'it is still there',
      call: 'List',
      input: { Id: '${kiosk.Id}' },
    },
  ],
};

it('makes a case of each step of the operation, with all earlier steps before it', () => {
  const { parts } = stepsOf('List', [LIFE], ['Open', 'List']);
  const first = { call: 'Open', input: { Label: 'x' }, as: 'kiosk', client: 'boto3', step: 'open up' };
  expect(parts).toEqual({
    Cart: {
      cases: [
        {
          ...{ id: 'look', title: 'it is there', outcome: 'accepted', setUp: false, lane: 'wire' },
          wire: { client: 'boto3' },
          before: [first],
          life: { client: 'A Cart', step: 'look', index: 1 },
          set: {},
          answer: [{ path: 'kiosks', exactly: [] }],
        },
        {
          ...{
            id: 'look-again',
            title: 'it is still there',
            outcome: 'accepted',
            setUp: false,
            lane: 'wire',
          },
          wire: { client: 'boto3' },
          before: [first, { call: 'List', input: {}, client: 'boto3', step: 'look' }],
          life: { client: 'A Cart', step: 'look once more', index: 2 },
          set: { Id: '${kiosk.Id}' },
        },
      ],
    },
  });
});

it('has no part where no step calls the operation', () => {
  expect(stepsOf('Close', [LIFE], ['Open', 'List', 'Close'])).toEqual({ parts: {} });
});

it('refuses a step of an unknown operation', () => {
  expect(() => stepsOf('Open', [LIFE], ['Open'])).toThrow('Cart calls List, which spec/ does not have');
});
