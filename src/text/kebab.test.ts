import { describe, expect, it } from 'vitest';
import { kebab } from './kebab.ts';

describe('kebab', () => {
  it.each([
    ['Name', 'name'],
    ['S3KeyPrefix', 's3-key-prefix'],
    ['KmsKeyId', 'kms-key-id'],
    ['SNSTopicARN', 'sns-topic-arn'],
    ['IsMultiRegionTrail', 'is-multi-region-trail'],
    ['GetHTTPThing', 'get-http-thing'],
  ])('writes %s as %s', (name, spelled) => {
    expect(kebab(name)).toBe(spelled);
  });
});
