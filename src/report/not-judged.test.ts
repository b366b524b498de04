import { expect, it } from 'vitest';
import { notJudged } from './not-judged.ts';

const want = (name: string, remedy: string) => ({ kind: 'need' as const, name, reason: 'missing', remedy });

it('gives the same advice once for all cases that need it', () => {
  const busy = want('trail.busy', 'answer PUT /worlds/trail.busy');
  const member = want('account.member', 'answer PUT /worlds/account.member');
  const signatures = want('signatures', 'turn on the checking of signatures');
  expect(
    notJudged([
      { outcome: 'untestable', unmet: [busy, member] },
      { outcome: 'untestable', unmet: [busy] },
      { outcome: 'untestable', unmet: [signatures] },
      { outcome: 'pass', unmet: [] },
    ]),
  ).toEqual([
    { names: ['trail.busy', 'account.member'], cases: 2, add: 'answer PUT /worlds/NAME' },
    { names: ['signatures'], cases: 1, add: 'turn on the checking of signatures' },
  ]);
});
