import { describe, expect, it } from 'vitest';
import { allows, type Question } from './evaluate.ts';

const TRAIL = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/t';
const ask: Question = {
  principal: { service: 'cloudtrail.amazonaws.com' },
  action: 's3:GetBucketAcl',
  resource: 'arn:aws:s3:::b',
  context: { 'aws:SourceArn': TRAIL, 'aws:SourceAccount': '123456789012' },
};
const allow = {
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 's3:GetBucketAcl',
  Resource: 'arn:aws:s3:::b',
};
const policy = (...statements: unknown[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

describe('allows', () => {
  it.each<[string, object, boolean]>([
    ['the exact statement', {}, true],
    ['a single Statement given as lists', { Action: ['s3:Get*'], Resource: ['arn:aws:s3:::*'] }, true],
    ['the action in another case', { Action: 'S3:getbucketacl' }, true],
    ['another action', { Action: 's3:PutObject' }, false],
    ['NotAction', { Action: undefined, NotAction: 's3:PutObject' }, true],
    ['another resource', { Resource: 'arn:aws:s3:::c' }, false],
    ['NotResource', { Resource: undefined, NotResource: 'arn:aws:s3:::b' }, false],
    ['another service', { Principal: { Service: 'config.amazonaws.com' } }, false],
    ['everyone', { Principal: '*' }, true],
    ['every AWS principal', { Principal: { AWS: '*' } }, true],
    ['an account', { Principal: { AWS: '123456789012' } }, false],
    ['no principal', { Principal: undefined }, false],
    [
      'ArnLike',
      { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:123456789012:trail/*' } } },
      true,
    ],
    ['ArnLike over a colon', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:*:trail/t' } } }, false],
    ['StringEquals, key in another case', { Condition: { StringEquals: { 'AWS:SourceArn': TRAIL } } }, true],
    [
      'StringEquals with another trail',
      { Condition: { StringEquals: { 'aws:SourceArn': `${TRAIL}x` } } },
      false,
    ],
    [
      'StringEquals with a missing key',
      { Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b' } } },
      false,
    ],
    [
      'StringEqualsIfExists with a missing key',
      { Condition: { StringEqualsIfExists: { 'aws:x': 'b' } } },
      true,
    ],
    ['StringNotEquals', { Condition: { StringNotEquals: { 'aws:SourceAccount': '123456789012' } } }, false],
    ['Null true on a key that is there', { Condition: { Null: { 'aws:SourceArn': 'true' } } }, false],
    ['Null false on a key that is there', { Condition: { Null: { 'aws:SourceArn': 'false' } } }, true],
    ['Bool with a missing key', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, false],
    ['an unknown operator', { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }, false],
  ])('%s', (_title, change, expected) => {
    expect(allows(policy({ ...allow, ...change }), ask)).toBe(expected);
  });

  it('lets a matching Deny win', () => {
    expect(allows(policy(allow, { ...allow, Effect: 'Deny', Principal: '*' }), ask)).toBe(false);
  });

  it('reads several policies as one', () => {
    expect(allows([undefined, policy(allow)], ask)).toBe(true);
    expect(allows([policy(allow), policy({ ...allow, Effect: 'Deny' })], ask)).toBe(false);
  });

  it('takes an unknown operator in a Deny as met', () => {
    const deny = { ...allow, Effect: 'Deny', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
    expect(allows(policy(allow, deny), ask)).toBe(false);
  });

  it('lets a Deny for another service pass', () => {
    expect(
      allows(policy(allow, { ...allow, Effect: 'Deny', Principal: { Service: 'x.amazonaws.com' } }), ask),
    ).toBe(true);
  });

  it.each([undefined, 'no json', '[]', '{}', '{"Statement":[{"Effect":"Perhaps","Action":"*"}]}'])(
    'allows nothing by %s',
    (text) => {
      expect(allows(text, ask)).toBe(false);
    },
  );

  it('reads identity policies, which have no principal', () => {
    const identity: Question = { action: 'logs:PutLogEvents', resource: 'arn:aws:logs:x', context: {} };
    expect(allows(policy({ Effect: 'Allow', Action: 'logs:*', Resource: '*' }), identity)).toBe(true);
    expect(allows(policy({ ...allow, Action: '*', Resource: '*' }), identity)).toBe(false);
  });

  it('reads trust policies, which have no resource', () => {
    const trust: Question = {
      principal: { service: 'cloudtrail.amazonaws.com' },
      action: 'sts:AssumeRole',
      context: {},
    };
    expect(allows(policy({ ...allow, Action: 'sts:AssumeRole', Resource: undefined }), trust)).toBe(true);
  });

  it('knows an account by its id and by its root', () => {
    const user: Question = { ...ask, principal: { aws: 'arn:aws:iam::123456789012:role/r' } };
    for (const AWS of [
      '123456789012',
      'arn:aws:iam::123456789012:root',
      'arn:aws:iam::123456789012:role/r',
    ]) {
      expect(allows(policy({ ...allow, Principal: { AWS } }), user)).toBe(true);
    }
    expect(allows(policy({ ...allow, Principal: { AWS: '210987654321' } }), user)).toBe(false);
  });
});
