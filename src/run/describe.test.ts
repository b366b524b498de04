import { afterAll, beforeAll } from 'vitest';
import { createReference } from '../reference/index.ts';
import { describeConformance } from './describe.ts';

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
