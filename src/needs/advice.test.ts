import { expect, it } from 'vitest';
import { adviceOnNeed, waysInto } from './advice.ts';

it('names the calls that a target must answer, or what the user can give instead', () => {
  expect(adviceOnNeed('s3.bucket')).toContain('name a bucket of your own under resources');
});

it('has the world protocol as a way into every world, and Organizations into some', () => {
  const [protocol, ...others] = waysInto('organization.consolidated-billing');
  expect(protocol).toContain('PUT /_conformance/worlds/organization.consolidated-billing');
  expect(others.join()).toContain('let the endpoint serve Organizations');
  expect(waysInto('trail.busy')).toHaveLength(1);
});
