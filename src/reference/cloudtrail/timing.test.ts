import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { createReference } from '../index.ts';
import { clientsOf } from '../testing/clients.ts';
import { bucketStatements, create, makeBucket, outcome, policy } from '../testing/fixtures.ts';

// What depends on time, on a clock of the test's own.
function clock(options: Parameters<typeof createReference>[0]) {
  const time = { now: Date.UTC(2026, 0, 1) };
  const reference = createReference({ ...options, now: () => time.now });
  return { time, reference, clients: clientsOf(reference) };
}

it('sees a changed policy only after the lag', async () => {
  const { time, clients } = clock({ iamLagMs: 2000 });
  await makeBucket(clients);
  expect(await outcome(create(clients))).toBe('InsufficientS3BucketPolicyException');
  time.now += 2000;
  await clients.s3.send(
    new PutBucketPolicyCommand({ Bucket: 'logs', Policy: policy(...bucketStatements('other')) }),
  );
  expect(await outcome(create(clients))).toBe('accepted');
  time.now += 2000;
  expect(await outcome(create(clients, { Name: 'late' }))).toBe('InsufficientS3BucketPolicyException');
});

it('throttles above the rate, by account and Region, and forgets after a second', async () => {
  const { time, clients, reference } = clock({ trailsPerSecond: 2 });
  await makeBucket(clients);
  const tries = async (count: number) => {
    const outcomes: string[] = [];
    for (let i = 0; i < count; i++) outcomes.push(await outcome(create(clients, { Name: '-' })));
    return outcomes;
  };
  const invalid = 'InvalidTrailNameException';
  expect(await tries(4)).toEqual([invalid, invalid, 'ThrottlingException', 'ThrottlingException']);
  expect(await outcome(create(clientsOf(reference, { region: 'eu-west-1' })))).toBe('accepted');
  time.now += 1000;
  expect(await tries(1)).toEqual([invalid]);
});
