import { describe, expect, it } from 'vitest';
import { createReference } from '../index.ts';
import { clientsOf } from '../testing/clients.ts';
import { makeBucket } from '../testing/fixtures.ts';
import { send } from '../testing/wire.ts';

const GOOD = '{"Name":"trail","S3BucketName":"logs"}';
const reference = createReference();

describe('the wire of CloudTrail', () => {
  it.each(['CloudTrail_20131101', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101'])(
    'accepts %s',
    async (prefix) => {
      const fresh = createReference();
      await makeBucket(clientsOf(fresh));
      const answer = await send(fresh, { body: GOOD, headers: { 'x-amz-target': `${prefix}.CreateTrail` } });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/x-amz-json-1.1');
      expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
      expect(JSON.parse(answer.text)).toEqual({
        Name: 'trail',
        S3BucketName: 'logs',
        IncludeGlobalServiceEvents: true,
        IsMultiRegionTrail: false,
        TrailARN: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/trail',
        LogFileValidationEnabled: false,
        IsOrganizationTrail: false,
      });
    },
  );

  it('writes an error as __type and Message, status 400', async () => {
    const answer = await send(reference, { body: '{"Name":""}' });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(JSON.parse(answer.text)).toEqual({
      __type: 'InvalidTrailNameException',
      Message: 'Trail name cannot be blank!',
    });
  });

  it.each([
    ['an unknown operation', 'CloudTrail_20131101.MakeTrail'],
    ['a method of every object', 'CloudTrail_20131101.constructor'],
    ['an unknown prefix', 'CloudTrail.CreateTrail'],
    ['no prefix', 'CreateTrail'],
  ])('does not know %s', async (_title, target) => {
    const answer = await send(reference, { headers: { 'x-amz-target': target } });
    expect([answer.status, answer.text]).toEqual([400, '{"__type":"UnknownOperationException"}']);
  });

  it('answers another content type with XML', async () => {
    const answer = await send(reference, { headers: { 'content-type': 'text/plain' } });
    expect([answer.status, answer.text]).toEqual([404, '<UnknownOperationException/>']);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"Name":1}',
    '{"Name":true}',
    '{"Name":{}}',
    '{"Name":["x"]}',
    '{"IsMultiRegionTrail":"true"}',
    '{"TagsList":{}}',
    '{"TagsList":["x"]}',
    '{"TagsList":[{"Key":1}]}',
  ])('can not read the body %s', async (body) => {
    const answer = await send(reference, { body });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).__type).toBe('SerializationException');
  });

  it('takes null as absent and ignores unknown members', async () => {
    const fresh = createReference();
    await makeBucket(clientsOf(fresh));
    const body =
      '{"Name":"trail","S3BucketName":"logs","KmsKeyId":null,"IsMultiRegionTrail":null,"TagsList":null,"Mood":[7]}';
    const answer = await send(fresh, { body });
    expect(answer.status).toBe(200);
    expect(Object.keys(JSON.parse(answer.text))).not.toContain('KmsKeyId');
  });
});

describe('the signature', () => {
  const body = '{"Name":""}';
  const code = async (request: Parameters<typeof send>[1]) => {
    const { status, text } = await send(reference, { body, ...request });
    return [status, JSON.parse(text).__type];
  };

  it.each<[string, Parameters<typeof send>[1], string]>([
    ['good', {}, 'InvalidTrailNameException'],
    ['missing', { unsigned: true }, 'MissingAuthenticationTokenException'],
    [
      'incomplete',
      { tamper: (h) => ({ ...h, authorization: 'AWS4-HMAC-SHA256 Credential=test' }) },
      'IncompleteSignatureException',
    ],
    ['of an unknown key', { key: 'stranger' }, 'UnrecognizedClientException'],
    ['with a wrong secret', { secret: 'wrong' }, 'InvalidSignatureException'],
    [
      'for another target',
      { tamper: (h) => ({ ...h, 'x-amz-target': 'CloudTrail_20131101.GetTrail' }) },
      'InvalidSignatureException',
    ],
  ])('%s', async (_title, request, expected) => {
    expect(await code(request)).toEqual([400, expected]);
  });

  it('covers the body', async () => {
    const tampered = {
      ...reference,
      handle: (r: Parameters<typeof reference.handle>[0]) =>
        reference.handle({ ...r, body: Buffer.from('{}') }),
    };
    expect(JSON.parse((await send(tampered, { body })).text).__type).toBe('InvalidSignatureException');
  });

  it.each([
    ['sns', '<Code>SignatureDoesNotMatch</Code>'],
    ['iam', '<Code>SignatureDoesNotMatch</Code>'],
  ])('answers %s in XML', async (service, expected) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, text } = await send(reference, {
      service,
      secret: 'wrong',
      headers,
      tamper: ({ 'x-amz-target': _, ...rest }) => rest,
    });
    expect(status).toBe(403);
    expect(text).toContain(expected);
  });
});
