import { expect, it } from 'vitest';
import { withDrawnMasked } from './drawn-accounts.ts';

const OWN = '000000000001';
const arn = (account: string) => ({ Name: `arn:aws:cloudtrail:us-east-1:${account}:trail/a` });

it('masks a drawn account as the recording has it', () => {
  expect(withDrawnMasked(arn('386446779856'), arn('000000000003'), OWN)).toEqual(arn('000000000003'));
  expect(withDrawnMasked(arn(OWN), arn(OWN), OWN)).toEqual(arn(OWN));
});

it.each([
  ['what is no mask', '386446779857'],
  ['the account of the run', OWN],
])('takes a drawn account not for %s', (_, recorded) => {
  expect(withDrawnMasked(arn('386446779856'), arn(recorded), OWN)).toEqual(arn('386446779856'));
});

it('takes the account of the run not for a mask of another', () => {
  expect(withDrawnMasked(arn(OWN), arn('000000000003'), OWN)).toEqual(arn(OWN));
});

it('gives two numbers no common mask, and one number one mask', () => {
  const asked = ['386446779856', '986446779856', '386446779856'];
  const masked = (...recorded: string[]) => withDrawnMasked(asked, recorded, OWN);
  expect(masked('000000000003', '000000000003', '000000000003')).toEqual([
    '000000000003',
    '986446779856',
    '000000000003',
  ]);
  expect(masked('000000000003', '000000000004', '000000000005')[2]).toBe('000000000003');
});
