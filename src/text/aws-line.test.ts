import { expect, it } from 'vitest';
import { awsLine, placeOf } from './aws-line.ts';

it('asks each service where it is, and all others where the target is', () => {
  const where = placeOf({
    endpoint: 'https://127.0.0.1:40001',
    endpoints: { s3: 'https://127.0.0.1:40002' },
    region: 'us-east-1',
  });
  const to = (port: number) => `--endpoint-url https://127.0.0.1:${port} --region us-east-1`;
  expect(awsLine('s3api', 'create-bucket', where)).toBe(`aws s3api create-bucket ${to(40002)}`);
  expect(awsLine('s3', 'rb', where, ['s3://x'])).toBe(`aws s3 rb ${to(40002)} s3://x`);
  expect(awsLine('kms', 'create-key', where)).toBe(`aws kms create-key ${to(40001)}`);
});

it('names no address of AWS itself', () => {
  expect(awsLine('sns', 'list-topics', placeOf({ region: 'eu-west-1' }))).toBe(
    'aws sns list-topics --region eu-west-1',
  );
});
