import { expect, it } from 'vitest';
import { notJudged } from './not-judged.ts';

const want = (name: string, remedy: string) => ({ kind: 'need' as const, name, reason: 'missing', remedy });

it('gives the same advice once for all cases that need it', () => {
  const busy = want('trail.busy', 'answer PUT /worlds/trail.busy');
  const member = want('account.member', 'answer PUT /worlds/account.member');
  const signatures = want('signatures', 'turn on the checking of signatures');
  expect(
    notJudged([
      { id: 'one', outcome: 'untestable', unmet: [busy, member] },
      { id: 'two', outcome: 'untestable', unmet: [busy] },
      { id: 'three', outcome: 'untestable', unmet: [signatures] },
      { id: 'four', outcome: 'pass', unmet: [] },
    ]),
  ).toEqual([
    {
      names: ['trail.busy', 'account.member'],
      cases: 2,
      ids: ['one', 'two'],
      add: 'answer PUT /worlds/NAME',
    },
    { names: ['signatures'], cases: 1, ids: ['three'], add: 'turn on the checking of signatures' },
  ]);
});
