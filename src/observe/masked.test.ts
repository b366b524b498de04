import { expect, it } from 'vitest';
import type { Exchange } from '../contract/exchange.ts';
import { maskedMessage } from './masked.ts';

const exchange = {
  input: { Name: 'my-trail', S3BucketName: 'my-trail-logs', KmsKeyId: 'x', SnsTopicName: 'not a' },
} as unknown as Exchange;
const provided = {
  bucket: { id: 'ctc-abc123-0011223344', name: 'ctc-abc123-0011223344' },
  role: { arn: 'arn:aws:iam::1:role/r' },
};

it.each([
  [
    'Trail my-trail already exists for customer: 123456789012',
    'Trail <Name> already exists for customer: <account>',
  ],
  // The longer of two names first.
  ['S3 bucket my-trail-logs does not exist!', 'S3 bucket <S3BucketName> does not exist!'],
  [
    'Incorrect S3 bucket policy is detected for bucket: ctc-abc123-0011223344',
    'Incorrect S3 bucket policy is detected for bucket: <bucket>',
  ],
  ['bucket ctc-zzz999-aabbccddee.', 'bucket <name>.'],
  ['KMS key arn:aws:kms:us-east-1:1:key/ab-cd. Try again', 'KMS key <ARN>. Try again'],
  [
    'User: arn:aws:sts::123456789012:assumed-role/admin/jane@example.org is not authorized',
    'User: <ARN> is not authorized',
  ],
  ['Request 11111111-2222-3333-4444-555555555555', 'Request <id>'],
  ['a\n\u001b[31mred', 'a ␛[31mred'],
  ['not a key id', 'not a key id'],
  // A value of one character, or with a space, is no name.
  ['x marks', 'x marks'],
])('masks %j', (message, masked) => {
  expect(maskedMessage(message, exchange, provided)).toBe(masked);
});

it('keeps 300 characters', () => {
  expect(maskedMessage('m'.repeat(100_000), exchange, provided)).toHaveLength(301);
});
