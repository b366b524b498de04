import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../files/root.ts';
import { deriveFromSdk } from '../derive.ts';

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
const derive = (operation: string) => deriveFromSdk(operation, '@aws-sdk/client-cloudtrail').spec;

describe('deriveFromSdk', () => {
  const schema: object = JSON.parse(
    readFileSync(join(packageRoot(), 'spec/schemas/spec.schema.json'), 'utf8'),
  );
  const validate = new Ajv({ allErrors: true }).compile(schema);

  it.each([
    ['GetTrail', 1, 1, 5],
    ['DescribeTrails', 2, 1, 5],
    ['ListTrails', 1, 2, 2],
    ['GetTrailStatus', 1, 17, 5],
    ['ListTags', 2, 2, 12],
    ['AddTags', 2, 0, 16],
    ['RemoveTags', 2, 0, 15],
    ['StartLogging', 1, 0, 11],
    ['StopLogging', 1, 0, 11],
    ['DeleteTrail', 1, 0, 11],
    ['UpdateTrail', 12, 14, 33],
  ])('derives %s with %i request members, %i response members and %i errors', (operation, ...counts) => {
    const spec = derive(operation);
    expect([spec.request.members.length, spec.response.members.length, spec.errors.length]).toEqual(counts);
    validate(spec);
    expect(validate.errors ?? []).toEqual([]);
    expect(spec).toMatchObject({ service: 'CloudTrail', operation, response: { status: 200 } });
    expect(spec.source).toMatchObject({ package: '@aws-sdk/client-cloudtrail' });
    expect(spec.source.version).toMatch(/^3\.\d+\.\d+$/);
    expect(new Set(spec.clauses.map(({ id }) => id)).size).toBe(spec.clauses.length);
  });

  it('reads a structure with what each of its members is', () => {
    const { response, structures } = derive('GetTrail');
    expect(response.members[0]).toMatchObject({ name: 'Trail', type: 'structure', structure: 'Trail' });
    expect(names(structures.Trail?.members ?? [])).toContain('HomeRegion');
    expect(structures.Trail?.members.find(({ name }) => name === 'SnsTopicName')).toMatchObject({
      type: 'string',
      deprecated: { value: true, clause: 'structure.Trail.SnsTopicName.deprecated' },
    });
  });

  it('reads lists of structures and of strings, timestamps, and what is required', () => {
    const tags = derive('AddTags');
    expect(tags.request.members.map(({ name, required }) => [name, required])).toEqual([
      ['ResourceId', true],
      ['TagsList', true],
    ]);
    expect(tags.request.members[1]).toMatchObject({ type: 'list', items: 'Tag' });
    expect(tags.structures.Tag?.members).toMatchObject([
      { name: 'Key', required: true },
      { name: 'Value', required: false },
    ]);
    expect(derive('DescribeTrails').request.members[1]).toMatchObject({
      name: 'trailNameList',
      type: 'list',
      items: { type: 'string' },
      required: false,
    });
    const status = derive('GetTrailStatus').response.members;
    expect(status.find(({ name }) => name === 'StartLoggingTime')?.type).toBe('timestamp');
  });

  it('gives errors the status of the JSON protocol, whatever the model has', () => {
    const found = derive('GetTrail').errors.find(({ name }) => name === 'TrailNotFoundException');
    expect(found).toMatchObject({ status: 400, retired: false });
  });

  it('knows retired errors', () => {
    const retired = derive('UpdateTrail').errors.filter((error) => error.retired);
    expect(names(retired)).toEqual(['KmsKeyDisabledException', 'TrailNotProvidedException']);
  });

  it('marks the rules of a name that may be an ARN as conditional', () => {
    const [name] = derive('UpdateTrail').request.members.filter((member) => member.name === 'Name');
    expect(name?.rules?.map(({ kind, conditional }) => [kind, conditional])).toEqual([
      ['charset', true],
      ['edges', true],
      ['noAdjacent', true],
      ['notIpAddress', true],
    ]);
    expect(name?.limits?.maxLength).toMatchObject({ value: 128, conditional: true });
  });

  it('gives an error of the service the status 500', () => {
    const { errors } = deriveFromSdk('GetPublicKey', '@aws-sdk/client-kms').spec;
    const statuses = Object.fromEntries(errors.map(({ name, status }) => [name, status]));
    expect(statuses).toMatchObject({ KMSInternalException: 500, NotFoundException: 400 });
  });

  it('reads the values of an enum, also of the items of a list', () => {
    const { request } = deriveFromSdk('CreateKey', '@aws-sdk/client-kms').spec;
    expect(request.members.find(({ name }) => name === 'Origin')?.values?.value).toContain('EXTERNAL');
    const selectors = derive('PutEventSelectors').structures.EventSelector?.members;
    expect(selectors?.find(({ name }) => name === 'ReadWriteType')?.values).toEqual({
      value: ['All', 'ReadOnly', 'WriteOnly'],
      clause: 'structure.EventSelector.ReadWriteType.values',
    });
  });

  it('knows unions, and members of errors', () => {
    const { structures } = deriveFromSdk('PutIntegration', '@aws-sdk/client-cloudwatch-logs').spec;
    expect(structures.ResourceConfig?.union).toBe(true);
    expect(structures.OpenSearchResourceConfig).not.toHaveProperty('union');
    const { errors } = deriveFromSdk('PutLogEvents', '@aws-sdk/client-cloudwatch-logs').spec;
    const refused = errors.find(({ name }) => name === 'InvalidSequenceTokenException');
    expect(names(refused?.members ?? [])).toEqual(['expectedSequenceToken']);
  });
});
