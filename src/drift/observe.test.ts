import { CreateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { expect, test } from 'vitest';
import { loadSuite, loadTable } from '../contract/table.ts';
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

test('what a message repeats of the request is the same in every run', async () => {
  const suite = loadSuite();
  const drawn = suite.cases.filter(
    ({ operation, expect: { outcome } }) => operation === 'GetTrail' && outcome === 'rejected',
  );
  /** A server whose errors repeat the request, as moto's do. */
  const observeRepeating = async (runId: string) => {
    const { handle } = createReference();
    const repeating: typeof handle = async (request) => {
      const answer = await handle(request);
      const asked = Buffer.from(request.body).toString();
      if (answer.status !== 400 || !asked.startsWith('{')) return answer;
      const { __type } = JSON.parse(Buffer.from(answer.body).toString());
      const message = `Unknown trail: ${Object.values(JSON.parse(asked)).join(', ')} for the user`;
      return { ...answer, body: JSON.stringify({ __type, message }) };
    };
    const { done } = await runInProcess({ table: suite, cases: drawn, handle: repeating, runId });
    return observe(drawn, done);
  };
  const first = await observeRepeating('obsrv1');
  const texts = Object.values(first).flatMap(({ messages }) => Object.values(messages));
  expect(texts).toContain('Unknown trail: NAME for the user');
  expect(await observeRepeating('obsrv2')).toEqual(first);
});
