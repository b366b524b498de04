import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Exploration } from '../../generated/exploration.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { loadSpec } from '../page/load.ts';
import type { Spec } from '../page/spec.ts';
import { createReference, type ReferenceOptions } from '../reference/index.ts';
import { knowsCause } from '../results/known-causes.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { requests } from './arbitrary.ts';
import { loadExploration } from './load.ts';
import { faultsOf } from './oracle.ts';
import { type ExploreRunOptions, runExploration } from './run.ts';
import { caseOf, showExplored } from './show.ts';
import { tagLists } from './tags.ts';

let spec: Spec;
let exploration: Exploration;
beforeAll(async () => {
  [spec, exploration] = [await loadSpec(), await loadExploration()];
});

function exploring(
  options: Partial<ReferenceOptions>,
  count: number,
  seed = 1,
  more: Pick<ExploreRunOptions, 'maxFindings' | 'isKnown'> = {},
) {
  const { handle } = createReference(options);
  return runExploration({
    target: inProcessTarget(inProcessTransport(handle)),
    count,
    seed,
    runId: 'explor',
    journal: false,
    ...more,
  });
}

describe('the oracle', () => {
  const BINDINGS = {
    bucket: { id: 'logs' },
    topic: { id: 'topic' },
    key: { id: 'key' },
    group: { id: 'g' },
    role: { id: 'r' },
  };
  const faults = (input: Record<string, unknown>) =>
    faultsOf({ Name: 'trail', S3BucketName: 'logs', ...input }, spec, exploration, BINDINGS).map(
      ({ member, what }) => `${member} ${what}`,
    );

  it.each([
    [{}],
    [{ Name: 'abc' }],
    [{ Name: 'x'.repeat(128) }],
    [{ Name: 'a.b_c-d' }],
    [{ S3KeyPrefix: '' }],
    [{ S3KeyPrefix: 'p'.repeat(200) }],
    [{ SnsTopicName: 'topic', KmsKeyId: 'key' }],
    [{ CloudWatchLogsLogGroupArn: 'g', CloudWatchLogsRoleArn: 'r' }],
    [{ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true }],
    [{ IsMultiRegionTrail: false, IncludeGlobalServiceEvents: false }],
    [{ TagsList: [] }],
    [{ TagsList: Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' })) }],
    [{ TagsList: [{ Key: 'k'.repeat(128), Value: 'v'.repeat(256) }] }],
  ])('finds no fault in %j', (input) => expect(faults(input)).toEqual([]));

  it.each([
    [{ Name: undefined }, ['Name is missing']],
    [{ Name: 'ab' }, ['Name has 2 characters; the minimum is 3']],
    [{ Name: 'x'.repeat(129) }, ['Name has 129 characters; the maximum is 128']],
    [{ Name: 'a b' }, ['Name breaks request.Name.3']],
    [{ Name: '-ab' }, ['Name breaks request.Name.4']],
    [{ Name: 'ab-' }, ['Name breaks request.Name.4']],
    [{ Name: 'a._b' }, ['Name breaks request.Name.6']],
    [{ Name: '1.2.3.4' }, ['Name breaks request.Name.7']],
    [{ S3KeyPrefix: 'p'.repeat(201) }, ['S3KeyPrefix has 201 characters; the maximum is 200']],
    [{ S3BucketName: 'other' }, ['S3BucketName is not the existing bucket']],
    [
      { CloudWatchLogsLogGroupArn: 'g' },
      ['CloudWatchLogsRoleArn does not match the other member of its pair'],
    ],
    [
      { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
      ['IsMultiRegionTrail and IncludeGlobalServiceEvents exclude each other'],
    ],
    [{ TagsList: [{ Key: '', Value: 'a' }] }, ['TagsList has 1 malformed tag']],
    [{ TagsList: [{ Key: 'k'.repeat(129), Value: 'a' }] }, ['TagsList has 1 malformed tag']],
    [{ TagsList: [{ Key: 'k', Value: 'v'.repeat(257) }] }, ['TagsList has 1 malformed tag']],
    [{ TagsList: [{ Key: 'k' }, { Key: 'k' }] }, ['TagsList has a repeated key']],
    [
      { TagsList: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}` })) },
      ['TagsList has 51 tags; the maximum is 50'],
    ],
  ])('finds the fault of %j', (input, found) => expect(faults(input)).toEqual(found));

  it('finds every fault of a request', () => {
    expect(faults({ Name: '-', S3BucketName: 'x' })).toHaveLength(3);
  });
});

it('draws no tag whose answer is in doubt', () => {
  const tags = fc.sample(tagLists(exploration), { numRuns: 1000, seed: 1 }).flat();
  expect(tags.filter(({ Value }) => Value === '')).toEqual([]);
  expect(tags.filter(({ Key, Value }) => /[^\w.:/=+@ é-]/.test(Key + Value))).toEqual([]);
});

describe('exploration', () => {
  it('agrees with the reference', async () => {
    const { explored } = await exploring({}, 100);
    expect(explored.surprises).toEqual([]);
    expect(explored.accepted + explored.refused).toBe(100);
    // Both kinds must be drawn.
    expect(explored.accepted).toBeGreaterThan(10);
    expect(explored.refused).toBeGreaterThan(10);
  });

  it.each([
    ['rule name.adjacent', { Name: expect.stringMatching(/[._-]{2}/) as string }],
    ['rule prefix.too-long', { S3KeyPrefix: 'p'.repeat(201) }],
    [
      'rule combination.multi-region-without-global',
      { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
    ],
    [
      'rule tags.key-duplicate',
      {
        TagsList: [
          { Key: expect.any(String) as string, Value: 'a' },
          { Key: expect.any(String) as string, Value: 'a' },
        ],
      },
    ],
  ])('finds that a reference lacks %s, and shrinks the request', async (rule, wrong) => {
    const id = rule.slice('rule '.length);
    const { explored } = await exploring({ rules: (rules) => rules.filter((one) => one.id !== id) }, 400);
    // However many requests meet it, and with whatever beside it, it is one.
    expect(explored.surprises).toHaveLength(1);
    expect(explored.generated).toBe(400);
    const [surprise] = explored.surprises;
    expect(surprise?.times).toBeGreaterThan(1);
    expect(surprise?.answered).toBe('200 accepted');
    expect(surprise?.faults).toHaveLength(1);
    expect(surprise?.input).toMatchObject(wrong);
    // The shrunk request has only the fault and the required members.
    expect(Object.keys(surprise?.input ?? {}).sort()).toEqual(
      [...new Set(['Name', 'S3BucketName', ...Object.keys(wrong)])].sort(),
    );
  });

  it('finds a reference that rejects a valid request', async () => {
    const { explored } = await exploring(
      {
        rules: (rules) =>
          rules.map((rule) => (rule.id === 'prefix.too-long' ? { ...rule, limit: 199 } : rule)),
      },
      400,
    );
    expect(explored.surprises).toMatchObject([
      {
        ...{ id: 'refuses.InvalidS3PrefixException', faults: [], answered: '400 InvalidS3PrefixException' },
        input: { S3KeyPrefix: 'p'.repeat(200) },
      },
    ]);
  });

  it('generates the same requests from the same seed', async () => {
    const bodies = async (seed: number) => {
      const sent: string[] = [];
      const { handle } = createReference();
      const target = inProcessTarget(
        inProcessTransport((request) => {
          if (request.headers['x-amz-target']?.endsWith('.CreateTrail'))
            sent.push(new TextDecoder().decode(request.body));
          return handle(request);
        }),
      );
      await runExploration({ target, count: 20, seed, runId: 'explor', secret: 'told', journal: false });
      return sent;
    };
    const first = await bodies(7);
    expect(first).toHaveLength(20);
    expect((await bodies(7)).map(withoutIds)).toEqual(first.map(withoutIds));
    expect((await bodies(8)).map(withoutIds)).not.toEqual(first.map(withoutIds));
  });

  it('goes on after a surprise, merges those of the same cause, and ends at the most that are asked for', async () => {
    const gone = ['prefix.too-long', 'name.adjacent', 'combination.multi-region-without-global'];
    const rules: ReferenceOptions['rules'] = (all) => all.filter(({ id }) => !gone.includes(id));
    const ids = ({ explored }: Awaited<ReturnType<typeof exploring>>) =>
      explored.surprises.map(({ id }) => id).sort();
    expect(ids(await exploring({ rules }, 400))).toEqual([
      'accepts.InvalidParameterCombinationException.error.InvalidParameterCombinationException.1',
      'accepts.InvalidS3PrefixException.request.S3KeyPrefix.3',
      'accepts.InvalidTrailNameException.request.Name.6',
    ]);
    const few = await exploring({ rules }, 400, 1, { maxFindings: 2 });
    expect(few.explored.surprises).toHaveLength(2);
    expect(few.explored.generated).toBeLessThan(400);
  });

  it('neither counts nor shrinks what a list of known differences has', async () => {
    const rules: ReferenceOptions['rules'] = (all) =>
      all.filter(({ id }) => id !== 'prefix.too-long' && id !== 'name.adjacent');
    // The whole error covers each of its rules.
    const listed = [{ finding: 'accepts.InvalidS3PrefixException', actual: 'accepted' }];
    const isKnown = knowsCause(listed, '2026-01-01');
    const { explored } = await exploring({ rules }, 400, 1, { isKnown, maxFindings: 1 });
    expect(explored.surprises).toContainEqual(
      expect.objectContaining({ id: 'accepts.InvalidTrailNameException.request.Name.6' }),
    );
    const known = explored.surprises.filter((one) => one.known);
    expect(known.every(({ id, shrinks }) => id.includes('InvalidS3Prefix') && shrinks === 0)).toBe(true);
    const past = knowsCause([{ ...listed[0], actual: 'accepted', expires: '2025-01-01' }], '2026-01-01');
    expect(past([{ kind: 'accepts', subject: 'InvalidS3PrefixException', got: 'accepted' }])).toBe(false);
  });

  it('counts all answers, and the members that the page does not have', async () => {
    const { explored, facts, bindings } = await exploring(
      { createBody: (body) => ({ ...body, KmsKeyId: undefined, KMSKeyId: 'k' }) },
      30,
    );
    const total = Object.values(explored.answers).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(explored.accepted + explored.refused);
    const successes = explored.answers['200 accepted'];
    expect(explored.strangers).toEqual([
      { member: 'KMSKeyId', count: successes, answers: successes, near: 'KmsKeyId' },
    ]);
    expect(showExplored(explored, facts, bindings)).toContain(
      `KMSKeyId is in ${successes} of ${successes} answers and not on the page`,
    );
  });

  it('prints a surprise with its seed and as a case', async () => {
    const run = await exploring(
      { rules: (rules) => rules.filter(({ id }) => id !== 'prefix.too-long') },
      400,
      5,
    );
    const text = showExplored(run.explored, run.facts, run.bindings);
    const { accepted, refused, generated, surprises } = run.explored;
    const [surprise] = surprises;
    expect(text).toContain(`--explore ${surprise?.after} --seed 5`);
    expect(accepted + refused).toBeGreaterThan(generated);
    expect(text).toMatch(
      new RegExp(
        `^${generated} requests generated with seed 5, and ${accepted + refused - generated} more to shrink surprises`,
      ),
    );
    expect(text).toContain(
      'expected  InvalidS3PrefixException (S3KeyPrefix has 201 characters; the maximum is 200)',
    );
    if (!surprise) throw new Error('no surprise');
    const [testCase] = parse(caseOf(surprise, run.facts, run.bindings)) as [Record<string, unknown>];
    expect(testCase).toEqual({
      id: expect.stringMatching(/^explored-[0-9a-f]{8}$/) as string,
      title: 'S3KeyPrefix has 201 characters; the maximum is 200',
      with: { Name: expect.stringContaining('${name}') as string, S3BucketName: '${bucket}' },
      set: { S3KeyPrefix: 'p'.repeat(201) },
    });
  });

  it.each([
    ['itself', { endpoints: {} }],
    ['by the address of one service', { aws: true }],
  ])('is refused on AWS %s', async (_, given) => {
    const aws = { ...inProcessTarget(inProcessTransport(createReference().handle)), ...given };
    await expect(
      runExploration({ target: aws, count: 1, seed: 1, runId: 'explor', journal: false }),
    ).rejects.toThrow('emulator');
  });
});

/** Ids of keys depend on the order in which the needs were created. */
function withoutIds(body: string): string {
  return body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
}

it('never draws four numbers with dots that are no IP address, because the page doesn’t define that case', () => {
  const drawn = fc.sample(requests('ctc-stem', spec, exploration, {}), { numRuns: 2_000, seed: 1 });
  const addresses = drawn.map(({ Name }) => String(Name)).filter((name) => /^\d+(\.\d+){3}$/.test(name));
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((name) => name.split('.').some((octet) => Number(octet) > 255))).toEqual([]);
});

describe('a server with rules for some clients only', () => {
  const acceptingAll = (isAsked: (target: string) => boolean) => {
    const { handle } = createReference();
    return inProcessTarget(
      inProcessTransport(async (request) => {
        const answer = await handle(request);
        const asked = request.headers['x-amz-target'] ?? '';
        // What it says that it created can be deleted.
        const isCreate = asked.endsWith('.CreateTrail') && isAsked(asked);
        if (answer.status !== 400 || !(isCreate || asked.endsWith('.DeleteTrail'))) return answer;
        const { 'content-length': _, ...headers } = answer.headers;
        return { status: 200, headers, body: '{}' };
      }),
    );
  };
  const explored = async (isAsked: (target: string) => boolean) => {
    const target = acceptingAll(isAsked);
    const run = { target, count: 60, seed: 1, runId: 'explor', journal: false as const, maxFindings: 1 };
    return runExploration(run);
  };

  it.each([
    ['wire', 'com.', 'over plain HTTP'],
    ['sdk', 'CloudTrail_', 'through the AWS SDK'],
  ] as const)('is found in the lane %s, and the lane is named', async (lane, form, words) => {
    const run = await explored((target) => target.startsWith(form));
    const [surprise] = run.explored.surprises;
    expect(surprise).toMatchObject({ lane, answered: '200 accepted' });
    expect(showExplored(run.explored, run.facts, run.bindings)).toContain(`  only      ${words}`);
    if (surprise) expect(parse(caseOf(surprise, run.facts, run.bindings))).toMatchObject([{ lane }]);
  });

  it('is told from one that answers all clients so', async () => {
    const { explored: all } = await explored(() => true);
    expect(all.surprises[0]?.answered).toBe('200 accepted');
    expect(all.surprises[0]?.lane).toBeUndefined();
  });
});
