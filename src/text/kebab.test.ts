import { expect, it } from 'vitest';
import { kebab } from './kebab.ts';

it.each([
  ['maxTrails', 'max-trails'],
  ['S3KeyPrefix', 's3-key-prefix'],
  ['SNSTopicARN', 'sns-topic-arn'],
  ['GetHTTPThing', 'get-http-thing'],
  ['out', 'out'],
])('spells %s as %s', (name, spelt) => expect(kebab(name)).toBe(spelt));
