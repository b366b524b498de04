import { describe, expect, it } from 'vitest';
import { type Context, conditionHolds } from './conditions.ts';

const context: Context = {
  'aws:SourceAccount': '123456789012',
  'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:123456789012:trail/t',
  'aws:CurrentTime': '2026-01-02T03:04:05Z',
  'aws:EpochTime': '1767323045',
  'aws:MultiFactorAuthAge': '3600',
  'aws:TagKeys': ['team', 'stage'],
  'aws:PrincipalIsAWSService': 'true',
};
const holds = (operator: string, key: string, ...wanted: string[]) =>
  conditionHolds(operator, key, wanted, context);

describe('conditionHolds', () => {
  it.each<[string, string, string[], boolean]>([
    // Any of several values will do for a positive operator, none may match for a negated one.
    ['StringEquals', 'aws:SourceAccount', ['1', '123456789012'], true],
    ['StringEquals', 'aws:SourceAccount', ['1', '2'], false],
    ['StringNotEquals', 'aws:SourceAccount', ['1', '123456789012'], false],
    ['StringNotEquals', 'aws:SourceAccount', ['1', '2'], true],
    ['StringEquals', 'AWS:sourceaccount', ['123456789012'], true],
    // StringEquals knows no pattern and no other letter case.
    ['StringEquals', 'aws:SourceAccount', ['1234*'], false],
    ['StringLike', 'aws:SourceAccount', ['1234*'], true],
    ['StringLike', 'aws:SourceAccount', ['12345678901?'], true],
    ['StringLike', 'aws:SourceAccount', ['123456789012?'], false],
    ['StringNotLike', 'aws:SourceAccount', ['1234*'], false],
    ['StringEquals', 'aws:PrincipalIsAWSService', ['TRUE'], false],
    ['StringEqualsIgnoreCase', 'aws:PrincipalIsAWSService', ['TRUE'], true],
    ['StringNotEqualsIgnoreCase', 'aws:PrincipalIsAWSService', ['TRUE'], false],
    ['Bool', 'aws:PrincipalIsAWSService', ['true'], true],
    ['Bool', 'aws:PrincipalIsAWSService', ['false'], false],
    ['ArnEquals', 'aws:SourceArn', ['arn:aws:cloudtrail:*:123456789012:trail/*'], true],
    ['ArnLike', 'aws:SourceArn', ['arn:aws:*:trail/t'], false],
    ['ArnNotEquals', 'aws:SourceArn', ['arn:aws:cloudtrail:*:*:trail/t'], false],
    ['ArnNotLike', 'aws:SourceArn', ['arn:aws:cloudtrail:*:*:trail/u'], true],
  ])('%s %s %j is %s', (operator, key, wanted, expected) => {
    expect(holds(operator, key, ...wanted)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['StringEquals', false],
    ['StringLike', false],
    ['Bool', false],
    ['DateGreaterThan', false],
    ['StringNotEquals', true],
    ['ArnNotLike', true],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
  ])('%s on a key that the request lacks is %s', (operator, expected) => {
    expect(holds(operator, 'aws:PrincipalTag/a', 'b')).toBe(expected);
  });

  it('compares a key that is there in spite of IfExists', () => {
    expect(holds('StringEqualsIfExists', 'aws:SourceAccount', '1')).toBe(false);
    expect(holds('StringNotEqualsIfExists', 'aws:SourceAccount', '123456789012')).toBe(false);
  });

  it('reads Null as absent or present', () => {
    expect(holds('Null', 'aws:PrincipalTag/a', 'true')).toBe(true);
    expect(holds('Null', 'aws:PrincipalTag/a', 'false')).toBe(false);
    expect(holds('Null', 'aws:SourceArn', 'true')).toBe(false);
    expect(holds('Null', 'aws:SourceArn', 'false')).toBe(true);
  });

  it.each<[string, string[], boolean]>([
    ['ForAllValues:StringEquals', ['team', 'stage', 'cost'], true],
    ['ForAllValues:StringEquals', ['team'], false],
    ['ForAnyValue:StringEquals', ['team'], true],
    ['ForAnyValue:StringEquals', ['cost'], false],
    ['ForAllValues:StringNotEquals', ['cost'], true],
    ['ForAllValues:StringNotEquals', ['team'], false],
    ['ForAnyValue:StringNotEquals', ['team'], true],
    ['ForAnyValue:StringNotEquals', ['team', 'stage'], false],
  ])('%s of the keys team and stage with %j is %s', (operator, wanted, expected) => {
    expect(holds(operator, 'aws:TagKeys', ...wanted)).toBe(expected);
  });

  it.each<[string, string, string, boolean]>([
    ['DateLessThan', 'aws:CurrentTime', '2026-01-02T03:04:05Z', false],
    ['DateLessThanEquals', 'aws:CurrentTime', '2026-01-02T03:04:05Z', true],
    ['DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z', true],
    ['DateGreaterThanEquals', 'aws:CurrentTime', '2030-01-01T00:00:00Z', false],
    ['DateEquals', 'aws:EpochTime', '2026-01-02T03:04:05Z', true],
    ['DateNotEquals', 'aws:EpochTime', '1767323045', false],
    ['DateLessThan', 'aws:CurrentTime', 'tomorrow', false],
    ['NumericLessThan', 'aws:MultiFactorAuthAge', '3601', true],
    ['NumericLessThanEquals', 'aws:MultiFactorAuthAge', '3600', true],
    ['NumericGreaterThan', 'aws:MultiFactorAuthAge', '3600', false],
    ['NumericGreaterThanEquals', 'aws:MultiFactorAuthAge', '3600.0', true],
    ['NumericEquals', 'aws:MultiFactorAuthAge', '3.6e3', true],
    ['NumericNotEquals', 'aws:MultiFactorAuthAge', '3600', false],
  ])('%s %s %s is %s', (operator, key, wanted, expected) => {
    expect(holds(operator, key, wanted)).toBe(expected);
  });

  it('does not know IP addresses', () => {
    expect(holds('IpAddress', 'aws:SourceIp', '0.0.0.0/0')).toBeUndefined();
    expect(holds('constructor', 'aws:SourceArn', 'a')).toBeUndefined();
  });
});
