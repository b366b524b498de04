import { CreateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { makeBucket } from '../reference/testing/fixtures.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { observe } from './observe.ts';

const table = loadTable();
const cases = table.cases.filter(({ before }) => before.some(({ fillTo }) => fillTo !== undefined));

/** The observation of the cases with `fillTo` on a service where others have some trails. */
async function observeBeside(trails: number) {
  const reference = createReference();
  const clients = clientsOf(reference);
  const S3BucketName = await makeBucket(clients);
  for (let index = 0; index < trails; index += 1) {
    await clients.cloudtrail.send(new CreateTrailCommand({ Name: `theirs-${index}`, S3BucketName }));
  }
  const { handle } = reference;
  const { done } = await runInProcess({ table, cases, handle, runId: 'obsrv0' });
  return observe(cases, done);
}

test('trails of others do not change the observation of a case that fills up the Region', async () => {
  const alone = await observeBeside(0);
  expect(Object.keys(alone).length).toBeGreaterThan(0);
  const [seen] = Object.values(alone);
  expect(seen).toMatchObject({ outcome: 'pass' });
  expect(Object.values(seen?.behaviour ?? {})).toContain('400 MaximumNumberOfTrailsExceededException');
  expect(await observeBeside(1)).toEqual(alone);
  expect(await observeBeside(3)).toEqual(alone);
});
