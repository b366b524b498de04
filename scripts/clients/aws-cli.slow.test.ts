import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Life } from '../../generated/life.ts';
import { loadSuite } from '../../src/contract/table.ts';
import { fill } from '../../src/contract/template.ts';
import { packageRoot } from '../../src/files/root.ts';
import { createReference, type HttpRequest, type Listening } from '../../src/reference/index.ts';
import { runInProcess } from '../../src/session/testing/in-process.ts';
import { openAwsCli } from './aws-cli.ts';

const ACCOUNT = { accountId: '123456789012', accessKeyId: 'test', secretAccessKey: 'test' };
const NAME = 'cli-trail';
const BUCKET = 'cli-bucket';
const ARN = `arn:aws:cloudtrail:us-east-1:${ACCOUNT.accountId}:trail/${NAME}`;
const RUN = { id: 'abc123', secret: '', region: 'us-east-1', otherRegion: 'us-west-2', partition: 'aws' };

const life = parse(await readFile(join(packageRoot(), 'spec/lives/aws-cli.yaml'), 'utf8')) as Life;

const WRITES = {
  Name: 'Writes',
  FieldSelectors: [
    { Field: 'eventCategory', Equals: ['Management'] },
    { Field: 'readOnly', Equals: ['false'] },
  ],
};
const RATE = { InsightType: 'ApiCallRateInsight' };

/** What a person types for each step of the life. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  'create-trail': [
    ...['create-trail', '--name', NAME, '--s3-bucket-name', BUCKET, '--s3-key-prefix', 'first'],
    ...['--include-global-service-events', '--tags-list', 'Key=team,Value=blue', 'Key=stage,Value=test'],
  ],
  'get-trail': ['get-trail', '--name', NAME],
  'describe-trails': ['describe-trails', '--trail-name-list', NAME],
  'list-trails': ['list-trails'],
  'start-logging': ['start-logging', '--name', NAME],
  'get-trail-status': ['get-trail-status', '--name', NAME],
  'update-trail': ['update-trail', '--name', NAME, '--s3-key-prefix', 'moved'],
  'get-trail-updated': ['get-trail', '--name', NAME],
  'add-tags': ['add-tags', '--resource-id', ARN, '--tags-list', 'Key=cost,Value=A-1', 'Key=bare'],
  'list-tags': ['list-tags', '--resource-id-list', ARN],
  'remove-tags': ['remove-tags', '--resource-id', ARN, '--tags-list', 'Key=team'],
  'list-tags-removed': ['list-tags', '--resource-id-list', ARN],
  'stop-logging': ['stop-logging', '--name', NAME],
  'get-trail-status-stopped': ['get-trail-status', '--name', NAME],
  'delete-trail': ['delete-trail', '--name', NAME],
  'describe-trails-deleted': ['describe-trails', '--trail-name-list', NAME],
  'create-trail-again': ['create-trail', '--name', NAME, '--s3-bucket-name', BUCKET],
  'put-event-selectors': [
    ...['put-event-selectors', '--trail-name', NAME],
    ...['--advanced-event-selectors', JSON.stringify([WRITES])],
  ],
  'get-event-selectors': ['get-event-selectors', '--trail-name', NAME],
  'put-insight-selectors': [
    ...['put-insight-selectors', '--trail-name', NAME],
    ...['--insight-selectors', JSON.stringify([RATE])],
  ],
  'get-insight-selectors': ['get-insight-selectors', '--trail-name', NAME],
  'get-trail-selected': ['get-trail', '--name', NAME],
  'delete-trail-again': ['delete-trail', '--name', NAME],
};

const settings = {
  Name: NAME,
  S3BucketName: BUCKET,
  S3KeyPrefix: 'first',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: false,
  TrailARN: ARN,
  LogFileValidationEnabled: false,
  IsOrganizationTrail: false,
};
const read = {
  ...settings,
  HomeRegion: 'us-east-1',
  HasCustomEventSelectors: false,
  HasInsightSelectors: false,
};
// The first version of the AWS CLI prints times as the service sends them.
const time = expect.any(Number);
const tags = (...TagsList: object[]) => ({ ResourceTagList: [{ ResourceId: ARN, TagsList }] });
const [team, stage, cost, bare] = [
  { Key: 'team', Value: 'blue' },
  { Key: 'stage', Value: 'test' },
  { Key: 'cost', Value: 'A-1' },
  { Key: 'bare' },
];

/** What each prints; nothing where the operation has no output. */
const PRINTED: Readonly<Record<string, unknown>> = {
  'create-trail': expect.objectContaining(settings),
  'get-trail': { Trail: expect.objectContaining(read) },
  'describe-trails': { trailList: [expect.objectContaining(read)] },
  'list-trails': { Trails: [{ TrailARN: ARN, Name: NAME, HomeRegion: 'us-east-1' }] },
  'start-logging': undefined,
  'get-trail-status': expect.objectContaining({ IsLogging: true, StartLoggingTime: time }),
  'update-trail': expect.objectContaining({ ...settings, S3KeyPrefix: 'moved' }),
  'get-trail-updated': { Trail: expect.objectContaining({ ...read, S3KeyPrefix: 'moved' }) },
  'add-tags': undefined,
  'list-tags': tags(team, stage, cost, bare),
  'remove-tags': undefined,
  'list-tags-removed': tags(stage, cost, bare),
  'stop-logging': undefined,
  'get-trail-status-stopped': expect.objectContaining({
    IsLogging: false,
    StartLoggingTime: time,
    StopLoggingTime: time,
  }),
  'delete-trail': undefined,
  'describe-trails-deleted': { trailList: [] },
  'create-trail-again': expect.objectContaining({ Name: NAME, S3BucketName: BUCKET, TrailARN: ARN }),
  'put-event-selectors': { TrailARN: ARN, AdvancedEventSelectors: [WRITES] },
  'get-event-selectors': { TrailARN: ARN, AdvancedEventSelectors: [WRITES] },
  'put-insight-selectors': { TrailARN: ARN, InsightSelectors: [RATE] },
  'get-insight-selectors': { TrailARN: ARN, InsightSelectors: [RATE] },
  'get-trail-selected': {
    Trail: expect.objectContaining({ HasCustomEventSelectors: true, HasInsightSelectors: true }),
  },
  'delete-trail-again': undefined,
};

interface Sent {
  target: string | undefined;
  contentType: string | undefined;
  agent: string | undefined;
  /** The body with its members in the order in which they were sent. */
  body: string;
}

/** The requests to CloudTrail that a reference was sent. */
function recording(sent: Sent[]) {
  return createReference({
    response: (response, { request }) => {
      if (request.headers['x-amz-target']?.includes('CloudTrail')) sent.push(sentOf(request));
      return response;
    },
  });
}

function sentOf({ headers, body }: HttpRequest): Sent {
  return {
    target: headers['x-amz-target'],
    contentType: headers['content-type'],
    agent: headers['user-agent']?.split('/')[0],
    body: JSON.stringify(JSON.parse(Buffer.from(body).toString('utf8'))),
  };
}

const sent: Sent[] = [];
let served: Listening;
let aws: Awaited<ReturnType<typeof openAwsCli>>;

beforeAll(async () => {
  served = await recording(sent).listen();
  aws = await openAwsCli(served.url, ACCOUNT);
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Action: 's3:GetBucketAcl', Resource: `arn:aws:s3:::${BUCKET}` },
      { Action: 's3:PutObject', Resource: `arn:aws:s3:::${BUCKET}/*` },
    ].map((one) => ({ Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, ...one })),
  };
  const policy = ['--bucket', BUCKET, '--policy', JSON.stringify(document)];
  for (const made of [
    await aws('s3api', 'create-bucket', '--bucket', BUCKET),
    await aws('s3api', 'put-bucket-policy', ...policy),
  ])
    expect(made, made.error).toMatchObject({ code: 0 });
  // The AWS CLI may have to be installed first.
}, 300_000);
afterAll(() => served.close());

describe('the AWS CLI goes through the life of a trail on the reference', () => {
  it.each(life.steps.map(({ id }) => id))('%s', async (id) => {
    const one = await aws('cloudtrail', ...(TYPED[id] ?? []));
    expect(one).toEqual({ code: 0, output: PRINTED[id], error: '' });
  });

  it('sends what the profile says, in its order', () => {
    const captured = { trail: { TrailARN: ARN } };
    const scope = { run: RUN, bindings: { bucket: { id: BUCKET }, name: { id: NAME } }, seed: '', captured };
    const named = (input: object) => JSON.parse(JSON.stringify(input).replaceAll('${name}', NAME)) as unknown;
    const written = life.steps.map(({ call, input }) => [call, JSON.stringify(fill(named(input), scope))]);
    expect(sent.map(({ target = '', body }) => [target.split('.').at(-1), body])).toEqual(written);
  });

  it('sends the headers that the suite sends as the AWS CLI', async () => {
    const bySuite: Sent[] = [];
    const table = loadSuite();
    const end = life.steps.length - 1;
    const last = table.cases.filter((one) => one.life?.client === life.client && one.life.index === end);
    const { done } = await runInProcess({
      ...{ table, cases: last, runId: 'abc123' },
      handle: recording(bySuite).handle,
    });
    expect(done.map(({ result }) => result.outcome)).toEqual(['pass']);
    const heads = (all: readonly Sent[]) => all.map(({ body: _, ...head }) => head);
    // The suite looks once more whether the trail is gone.
    const asCli = bySuite.filter(({ agent }) => agent === 'aws-cli').slice(0, life.steps.length);
    expect(heads(asCli)).toEqual(heads(sent.slice(0, life.steps.length)));
    expect(sent[0]).toMatchObject({ agent: 'aws-cli', contentType: 'application/x-amz-json-1.1' });
    expect(sent[0]?.target).toBe('com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.CreateTrail');
  });
});

describe('the AWS CLI names the error that the reference returns', () => {
  const GONE = `${NAME}-gone`;
  it.each([
    [['get-trail', '--name', GONE], 'TrailNotFoundException', 'GetTrail'],
    [['get-trail-status', '--name', GONE], 'TrailNotFoundException', 'GetTrailStatus'],
    [['delete-trail', '--name', GONE], 'TrailNotFoundException', 'DeleteTrail'],
    [['start-logging', '--name', 'a'], 'InvalidTrailNameException', 'StartLogging'],
    [
      ['create-trail', '--name', NAME, '--s3-bucket-name', `${BUCKET}-absent`],
      'S3BucketDoesNotExistException',
      'CreateTrail',
    ],
    [['add-tags', '--resource-id', NAME, '--tags-list', 'Key=a'], 'CloudTrailARNInvalidException', 'AddTags'],
  ])('aws cloudtrail %j: %s', async (args, code, operation) => {
    const { code: exit, output, error } = await aws('cloudtrail', ...args);
    // The second version of the AWS CLI, which no registry has, exits with 254 here.
    expect({ exit, output }).toEqual({ exit: 255, output: undefined });
    expect(error).toContain(`An error occurred (${code}) when calling the ${operation} operation: `);
  });
});
