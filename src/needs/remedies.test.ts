import { expect, it } from 'vitest';
import { remedies } from './remedies.ts';

it('names the calls that a kind needs, and the key of the config', () => {
  expect(remedies.ofNeed('s3.bucket')).toEqual([expect.stringMatching(/S3 CreateBucket .*under resources$/)]);
});

it('names each way into a world', () => {
  const name = 'organization.consolidated-billing';
  const [first, second] = remedies.ofWorld(name);
  expect(first).toContain(`PUT /_conformance/worlds/${name}`);
  expect(second).toContain('let the endpoint serve Organizations');
  expect(remedies.ofWorld('trail.busy')).toHaveLength(1);
});
