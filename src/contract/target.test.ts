import { describe, expect, it } from 'vitest';
import { isLocal, oneEndpoint, type TargetDescription } from './target.ts';

const target: TargetDescription = {
  name: 'local',
  endpoints: oneEndpoint('http://127.0.0.1:5000'),
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

describe('isLocal', () => {
  const { sts: _, ...withoutSts } = target.endpoints;
  it.each([
    [{}, true],
    [{ aws: true }, false],
    [{ endpoints: withoutSts }, false],
    [{ worlds: { 'region.other': { region: 'us-west-2' } } }, true],
    [{ worlds: { 'account.other': { endpoints: {} } } }, false],
  ])('%j: %s', (differs, local) => expect(isLocal({ ...target, ...differs })).toBe(local));
});
