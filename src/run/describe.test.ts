import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReference } from '../reference/index.ts';
import { describeConformance, openShared } from './describe.ts';

// Registers tests here, as in the project of somebody who writes an emulator: they are the test.
let server: Awaited<ReturnType<ReturnType<typeof createReference>['listen']>>;
beforeAll(async () => {
  server = await createReference().listen();
});
afterAll(() => server.close());

describeConformance({
  endpoint: () => server.url,
  only: ['S3BucketDoesNotExistException', 'TrailAlreadyExistsException/*'],
});

test('an account of AWS is refused: nothing here guards it', async () => {
  const endpoint = 'https://cloudtrail.eu-west-1.amazonaws.com';
  await expect(openShared({ endpoint }, [])).rejects.toThrow(/is AWS/);
});
