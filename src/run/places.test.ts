import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import { loadTable } from '../contract/table.ts';
import type { Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { runInProcess } from '../session/testing/in-process.ts';

const table = loadTable();
const cases = table.cases.filter(({ places }) => places);
const ONE_ACCOUNT = [{ accountId: '123456789012', accessKeyId: 'test', secretAccessKey: 'test' }];
const named = (id: string) => cases.filter((one) => one.id === id);

async function runOn(handle: Handle, chosen: readonly Case[]) {
  const { done } = await runInProcess({ table, cases: chosen, handle, runId: 'places' });
  return done;
}

test('steps, reads and needs go to another Region and account, and nothing stays there', async () => {
  const reference = createReference();
  const done = await runOn(reference.handle, cases);
  expect(done.filter(({ result }) => result.outcome !== 'pass')).toEqual([]);
  const places = done.flatMap(({ recording }) => recording.exchanges.map(({ place }) => place));
  expect(new Set(places)).toEqual(new Set([undefined, 'region.other', 'account.other']));
  for (const where of [{}, { region: 'us-west-2' }, { key: '222222222222', secret: 'test' }]) {
    const { cloudtrail, s3 } = clientsOf(reference, where);
    expect((await cloudtrail.send(new DescribeTrailsCommand({}))).trailList).toEqual([]);
    expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
  }
});

test('two trails of one name are removed each where it is', async () => {
  const [one] = await runOn(
    createReference().handle,
    named('TrailAlreadyExistsException/same-name-in-another-region'),
  );
  const removals = one?.recording.exchanges.filter(({ role }) => role === 'cleanup') ?? [];
  // The first two are those of the request and of the control.
  expect(removals.map(({ operation, place, seen }) => [operation, place, seen.kind])).toEqual([
    ['DeleteTrail', undefined, 'accepted'],
    ['DeleteTrail', undefined, 'accepted'],
    ['DeleteTrail', 'region.other', 'accepted'],
  ]);
});

test('a case is untestable where there is no such place', async () => {
  const { handle } = createReference({ accounts: ONE_ACCOUNT });
  const [one] = await runOn(handle, named('State/in-one-account'));
  expect(one?.result).toMatchObject({ outcome: 'untestable', unmet: [{ name: 'account.other' }] });
  expect(one?.recording.exchanges).toEqual([]);
});
