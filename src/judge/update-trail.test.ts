import { describe, expect, it } from 'vitest';
import { failedChecks } from '../contract/result.ts';
import { loadSuite } from '../contract/table.ts';
import { createReference, type ReferenceOptions, type Trail } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';

const table = loadSuite(['UpdateTrail']);

type Operations = NonNullable<ReferenceOptions['operations']>;
type Served = Parameters<Operations>[0][string];
type Call = Parameters<Served['run']>[0];
type Request = Record<string, unknown> & { Name: string };

/** What fails of these cases on a reference whose UpdateTrail is another one. */
async function failedOn(
  ids: readonly string[],
  update: (usual: (input?: object) => object, call: Call, request: Request) => object,
): Promise<string[]> {
  const operations: Operations = (all) => ({
    ...all,
    UpdateTrail: {
      run: (call, input) =>
        update((other = {}) => all.UpdateTrail?.run(call, other) ?? {}, call, { ...(input as Request) }),
    },
  });
  const cases = table.cases.filter(({ id }) => ids.includes(id.slice(12)));
  expect(cases).toHaveLength(ids.length);
  const { handle } = createReference({ operations });
  const { done } = await runInProcess({ table, cases, handle, runId: 'update' });
  return done.flatMap(({ result }) => (failedChecks(result).length > 0 ? [result.id.slice(12)] : []));
}

/** The trail that a request names, as it is stored. */
function trailOf({ state }: Call, { Name }: Request): Trail | undefined {
  return [...state.trails.values()].find(({ arn, name }) => arn === Name || name === Name);
}

function store({ state }: Call, trail: Trail | undefined, changes: Partial<Trail>): void {
  if (trail) state.trails.set(trail.arn, { ...trail, ...changes });
}

const KEPT = ['Response/only-name', 'Response/by-arn', 'Members/prefix', 'Members/global-services-stay-out'];
const ATOMIC = [
  'InvalidKmsKeyIdException/good-members-beside',
  'InvalidParameterCombinationException/good-members-beside',
  'S3BucketDoesNotExistException/good-members-beside',
];

describe('a server whose UpdateTrail', () => {
  it('is that of the reference passes', async () => {
    expect(await failedOn([...KEPT, ...ATOMIC], (usual, _call, request) => usual(request))).toEqual([]);
  });

  it('answers the right settings and stores none fails', async () => {
    const ids = ['Members/bucket', 'Members/validation', 'State/listed', 'Regions/becomes-multi-region'];
    const failed = await failedOn(ids, (usual, call, request) => {
      const before = trailOf(call, request);
      const body = usual(request);
      store(call, before, {});
      return body;
    });
    expect(failed).toEqual(ids);
  });

  it('takes the defaults of the page for what is left out fails', async () => {
    const failed = await failedOn(KEPT, (usual, _call, request) =>
      usual({ IsMultiRegionTrail: false, EnableLogFileValidation: false, ...request }),
    );
    expect(failed).toEqual(['Response/only-name', 'Response/by-arn', 'Members/prefix']);
  });

  it('takes true for global service events that are left out fails', async () => {
    const failed = await failedOn(KEPT, (usual, _call, request) =>
      usual({ IncludeGlobalServiceEvents: true, ...request }),
    );
    expect(failed).toEqual(['Members/global-services-stay-out']);
  });

  it('applies the good half of a request that it refuses fails', async () => {
    const failed = await failedOn(ATOMIC, (usual, call, request) => {
      const before = trailOf(call, request);
      try {
        return usual(request);
      } catch (error) {
        store(call, before, { keyPrefix: String(request.S3KeyPrefix) });
        throw error;
      }
    });
    expect(failed).toEqual(ATOMIC);
  });

  it('loses the key where it refuses another one fails', async () => {
    const ids = ['InvalidKmsKeyIdException/other-key-before'];
    const failed = await failedOn(ids, (usual, call, request) => {
      const before = trailOf(call, request);
      try {
        return usual(request);
      } catch (error) {
        store(call, before, { keyArn: undefined });
        throw error;
      }
    });
    expect(failed).toEqual(ids);
  });

  it('checks only the bucket that a request names fails', async () => {
    const ids = ['prefix-outside-policy', 'digest-path-outside-policy'].map(
      (id) => `InsufficientS3BucketPolicyException/${id}`,
    );
    const failed = await failedOn(ids, (usual, call, request) => {
      if ('S3BucketName' in request) return usual(request);
      const { S3KeyPrefix, EnableLogFileValidation, ...rest } = request;
      const body = usual(rest);
      store(call, trailOf(call, request), { keyPrefix: S3KeyPrefix as string | undefined });
      return body;
    });
    expect(failed).toEqual(ids);
  });

  it('looks for combinations in the request alone fails', async () => {
    const ids = ['multi-region-without-global', 'becomes-multi-region', 'loses-global'].map(
      (id) => `InvalidParameterCombinationException/${id}`,
    );
    const failed = await failedOn(ids, (usual, _call, request) => {
      const isWhole = 'IsMultiRegionTrail' in request && 'IncludeGlobalServiceEvents' in request;
      if (isWhole) return usual(request);
      const { IsMultiRegionTrail, IncludeGlobalServiceEvents, ...rest } = request;
      return usual(rest);
    });
    expect(failed).toEqual(ids.slice(1));
  });

  it.each([
    ['Clearing/topic', 'SnsTopicName'],
    ['Clearing/key', 'KmsKeyId'],
    ['Clearing/group', 'CloudWatchLogsLogGroupArn'],
    ['Clearing/group-and-role', 'CloudWatchLogsLogGroupArn'],
  ])('does not let %s be removed fails', async (id, member) => {
    const failed = await failedOn([id], (usual, _call, { [member]: _, ...request }) =>
      usual(Object.fromEntries(Object.entries(request).filter(([, value]) => value !== ''))),
    );
    expect(failed).toEqual([id]);
  });

  it('removes the log group and leaves the role fails', async () => {
    const ids = ['Clearing/group', 'Clearing/group-and-role'];
    const failed = await failedOn(ids, (usual, call, request) => {
      const before = trailOf(call, request);
      const body = usual(request);
      if ('CloudWatchLogsRoleArn' in request) return body;
      store(call, trailOf(call, request), { roleArn: before?.roleArn });
      return body;
    });
    expect(failed).toEqual(['Clearing/group']);
  });

  it('stops the logging fails', async () => {
    const ids = ['State/logging', 'State/logging-multi-region'];
    const failed = await failedOn(ids, (usual, call, request) => {
      const body = usual(request);
      store(call, trailOf(call, request), { logging: false });
      return body;
    });
    expect(failed).toEqual(ids);
  });

  it('loses the tags fails', async () => {
    const failed = await failedOn(['Members/prefix', 'Protocol/unknown-member'], (usual, call, request) => {
      const body = usual(request);
      store(call, trailOf(call, request), { tags: (request.TagsList as Trail['tags']) ?? [] });
      return body;
    });
    expect(failed).toEqual(['Members/prefix', 'Protocol/unknown-member']);
  });

  it('changes the trail of the same name in another Region fails', async () => {
    const ids = ['Regions/same-name-elsewhere', 'State/other-trail'];
    const failed = await failedOn(ids, (usual, call, request) => {
      const body = usual(request);
      for (const trail of call.state.trails.values())
        if (trail.name === request.Name) store(call, trail, { keyPrefix: 'moved' });
      return body;
    });
    expect(failed).toEqual(ids.slice(0, 1));
  });

  it('changes a shadow fails', async () => {
    const ids = ['InvalidHomeRegionException/shadow-by-arn'];
    const failed = await failedOn(ids, (usual, call, request) => {
      const trail = trailOf(call, request);
      if (trail?.homeRegion === call.caller.region) return usual(request);
      store(call, trail, { keyPrefix: 'moved' });
      return {};
    });
    expect(failed).toEqual(ids);
  });
});
