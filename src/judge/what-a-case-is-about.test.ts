import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import type { Handle } from '../lanes/in-process.ts';
import { createReference, type ReferenceOptions, type Rule } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';

const table = loadTable();

interface Bent extends ReferenceOptions {
  /** The operation that is answered as an unknown one. */
  unserved?: string;
  code?: string;
}

/** What fails, or is not judged, of the cases of these ids on a reference that differs. */
async function notPassed(ids: readonly string[], { unserved, code, ...options }: Bent): Promise<string[]> {
  const reference = createReference(options);
  const handle: Handle = async (request) => {
    if (unserved === undefined || !request.headers['x-amz-target']?.endsWith(`.${unserved}`))
      return reference.handle(request);
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'none' };
    return { status: 400, headers, body: JSON.stringify({ __type: code ?? 'UnknownOperationException' }) };
  };
  const cases = table.cases.filter(({ id }) => ids.includes(id));
  expect(cases).toHaveLength(ids.length);
  const { done } = await runInProcess({ table, cases, handle, runId: 'about1' });
  return done.flatMap(({ result }) => {
    const failed = result.checks.filter(({ passed, level }) => !passed && level !== 'info');
    if (failed.length > 0) return failed.map(({ check }) => `${result.id} ${check}`);
    return result.outcome === 'pass' ? [] : [`${result.id} ${result.outcome}`];
  });
}

describe('a member that is wrong in every response', () => {
  const forms = ['target-long', 'target-short', 'unknown-member', 'null-is-absent'].map(
    (id) => `Protocol/${id}`,
  );
  const lengths = [255, 256].map((length) => `InvalidSnsTopicNameException/sns-topic-name-length-${length}`);

  it('fails the case of the response, and none about something else', async () => {
    const createBody: Bent['createBody'] = (body) => ({
      ...body,
      IncludeGlobalServiceEvents: false,
      SnsTopicARN: null,
      TrailARN: 'arn:aws:cloudtrail:us-east-1:000000000000:trail/other',
    });
    expect(await notPassed([...forms, ...lengths], { createBody })).toEqual([]);
    expect(await notPassed(['Response/smallest'], { createBody })).toContain(
      'Response/smallest default.IncludeGlobalServiceEvents',
    );
  });

  it('fails a case where only its own response is wrong', async () => {
    const createBody: Bent['createBody'] = (body) =>
      String(body.SnsTopicName).length > 255 ? { ...body, SnsTopicARN: 'cut' } : body;
    const failed = await notPassed(lengths, { createBody });
    expect(failed).toEqual([`${lengths[1]} made.SnsTopicARN`]);
  });
});

/** The accepted requests of all exceptions, and those that may be refused: each is about one form of a request. */
const successes = table.cases
  .filter(
    ({ expect, group, informative, operation, worlds }) =>
      expect.outcome !== 'rejected' &&
      !informative &&
      !operation &&
      !worlds &&
      !/^(Response|State)$/.test(group),
  )
  .map(({ id }) => id);

describe('a fault that every trail has', () => {
  const dropped = [
    'S3KeyPrefix',
    'SnsTopicARN',
    'KmsKeyId',
    'CloudWatchLogsLogGroupArn',
    'CloudWatchLogsRoleArn',
  ];
  const without = (trail: object) =>
    Object.fromEntries(Object.entries(trail).filter(([member]) => !dropped.includes(member)));
  const changed =
    (call: string, change: (body: Record<string, object[]>) => object): Bent['readBody'] =>
    (operation, body) =>
      operation === call ? { ...change(body as Record<string, object[]>) } : body;
  const faults: [string, Bent][] = [
    ['in the response', { createBody: without }],
    [
      'in the list',
      {
        readBody: changed('DescribeTrails', ({ trailList = [] }) => ({ trailList: trailList.map(without) })),
      },
    ],
    ['the list is empty', { readBody: changed('DescribeTrails', () => ({ trailList: [] })) }],
    ['tags are lost', { readBody: changed('ListTags', () => ({ ResourceTagList: [{ TagsList: [] }] })) }],
  ];

  it.each(faults)('fails no case about a form of the request: %s', async (_, bent) => {
    expect(successes.length).toBeGreaterThan(50);
    expect(await notPassed(successes, bent)).toEqual([]);
  });

  it('fails the cases about it', async () => {
    const about = ['Response/key-by-arn', 'State/tags-kept'];
    const failed = await notPassed(about, { ...faults[0]?.[1], ...faults[3]?.[1] });
    expect(failed).toEqual(
      expect.arrayContaining(['Response/key-by-arn echo.KmsKeyId', 'State/tags-kept kept.TagsList']),
    );
  });

  it('fails a case where only its own read is wrong', async () => {
    const [empty, missing] = ['value-empty', 'value-missing'].map(
      (id) => `InvalidTagParameterException/${id}`,
    );
    const storedTrail: Bent['storedTrail'] = (trail) => ({
      ...trail,
      tags: trail.tags.filter(({ Value }) => Value !== undefined),
    });
    expect(await notPassed([empty ?? '', missing ?? ''], { storedTrail })).toEqual([
      `${missing} kept.TagsList`,
    ]);
  });

  it('fails a case where only its own trail is listed wrongly', async () => {
    const storedTrail: Bent['storedTrail'] = (trail) =>
      /role\/.+\//.test(trail.roleArn ?? '') ? { ...trail, roleArn: 'cut' } : trail;
    const ids = ['group-and-role', 'role-path'].map((id) => `InvalidCloudWatchLogsRoleArnException/${id}`);
    expect(await notPassed(ids, { storedTrail })).toEqual([`${ids[1]} trail-made`]);
  });
});

describe('a request that may be refused', () => {
  const slash: Rule = {
    id: 'prefix.slash',
    exception: 'InvalidS3PrefixException',
    violated: ({ request }) => request.S3KeyPrefix?.endsWith('/') === true,
    message: () => 'No slash at the end.',
  };
  const ids = ['InvalidS3PrefixException/slash-last'];
  const rules: Bent['rules'] = (all) => [slash, ...all];

  it('passes where nothing is left of it', async () => {
    expect(await notPassed(ids, { rules })).toEqual([]);
  });

  it('fails where a trail is', async () => {
    const trailAfterRejection: Bent['trailAfterRejection'] = (trail) => trail;
    expect(await notPassed(ids, { rules, trailAfterRejection })).toEqual([`${ids[0]} no-trail-left`]);
  });
});

describe('a read that the target does not serve', () => {
  const ids = ['State/get-agrees', 'State/get-by-arn-agrees', 'Response/smallest'];

  it('is replaced by another one that shows the same', async () => {
    expect(await notPassed(ids, { unserved: 'GetTrail' })).toEqual([]);
  });

  it('fails where that one shows something else', async () => {
    const readBody: Bent['readBody'] = (_, body) => ({
      trailList: (body.trailList as object[] | undefined)?.map((trail) => ({
        ...trail,
        S3KeyPrefix: 'other',
      })),
    });
    expect(await notPassed(['State/get-agrees'], { unserved: 'GetTrail', readBody })).toEqual([
      'State/get-agrees get.S3KeyPrefix',
    ]);
  });

  it('costs only the cases for which there is no other', async () => {
    expect(await notPassed(['State/tags-kept', 'State/get-agrees'], { unserved: 'ListTags' })).toEqual([
      'State/tags-kept untestable',
    ]);
    expect(await notPassed(['TrailAlreadyExistsException/same-request'], { unserved: 'ListTags' })).toEqual(
      [],
    );
  });
});

describe('tags of the first trail, after a refused duplicate', () => {
  const ids = ['TrailAlreadyExistsException/other-settings'];

  it('pass where they are shown as before, however wrongly', async () => {
    const readBody: Bent['readBody'] = (operation, body) =>
      operation === 'ListTags'
        ? { ResourceTagList: [{ TagsList: [{ Key: 'always', Value: 'these' }] }] }
        : body;
    expect(await notPassed(ids, { readBody })).toEqual([]);
  });

  it('fail where the duplicate changed them', async () => {
    let reads = 0;
    const readBody: Bent['readBody'] = (operation, body) => {
      if (operation === 'ListTags') reads += 1;
      return operation === 'ListTags' && reads > 1
        ? { ResourceTagList: [{ TagsList: [{ Key: 'team', Value: 'second' }] }] }
        : body;
    };
    expect(await notPassed(ids, { readBody })).toEqual([`${ids[0]} first-tags-unchanged`]);
  });
});
