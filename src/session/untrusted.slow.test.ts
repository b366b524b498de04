import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DirectAnswer, inProcessTransport } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runConformance } from './conformance.ts';
import { inProcessTarget } from './testing/in-process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-untrusted-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Body = Record<string, unknown>;

/** Changes the JSON of each answer to one operation, successes or errors. */
interface Change {
  operation: string;
  of: 'success' | 'error';
  body(body: Body): unknown;
}

/** Runs a few cases of each kind on a reference whose answers are changed. */
async function runWith({ operation, of, body: change }: Change) {
  const reference = createReference();
  const target = inProcessTarget(
    inProcessTransport(async (request): Promise<DirectAnswer> => {
      const answer = await reference.handle(request);
      const isSuccess = answer.status < 300;
      if (!request.headers['x-amz-target']?.endsWith(`.${operation}`) || isSuccess !== (of === 'success'))
        return answer;
      const { 'content-length': _, ...headers } = answer.headers;
      const changed = change(JSON.parse(String(answer.body)) as Body);
      return { ...answer, headers, body: typeof changed === 'string' ? changed : JSON.stringify(changed) };
    }),
  );
  return runConformance({ target, only: CASES, journal: folder });
}

const CASES = [
  'InvalidTrailNameException/name-length-2',
  'TrailAlreadyExistsException/*',
  'MaximumNumberOfTrailsExceededException/*',
  'Response/smallest',
  'State/tags-kept',
];

const DEEP = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
const deepIn = (body: Body, member: string) =>
  JSON.stringify({ ...body, [member]: '<deep>' }).replace('"<deep>"', DEEP);

const WRONG: readonly [string, unknown][] = [
  ['a number', 5],
  ['null', null],
  ['an object', { a: { b: [1] } }],
  ['a list with null', [null, 5, 'x', [], {}]],
  ['a boolean', true],
  ['an empty string', ''],
];

/** Changes one member of each success or error of an operation. */
const member = (operation: string, of: Change['of'], name: string) => (value: unknown) => ({
  operation,
  of,
  body: (body: Body) => ({ ...body, [name]: value }),
});

/** Changes one member of each listed trail. */
const listed = (name: string) => (value: unknown) => ({
  operation: 'DescribeTrails',
  of: 'success' as const,
  body: ({ trailList }: Body) => ({
    trailList: (trailList as Body[]).map((one) => ({ ...one, [name]: value })),
  }),
});

const PLACES: Readonly<Record<string, (value: unknown) => Change>> = {
  message: member('CreateTrail', 'error', 'Message'),
  __type: member('CreateTrail', 'error', '__type'),
  Name: member('CreateTrail', 'success', 'Name'),
  TrailARN: member('CreateTrail', 'success', 'TrailARN'),
  'the body of CreateTrail': (value) => ({ operation: 'CreateTrail', of: 'success', body: () => value }),
  'the body of DeleteTrail': (value) => ({ operation: 'DeleteTrail', of: 'success', body: () => value }),
  trailList: member('DescribeTrails', 'success', 'trailList'),
  Trail: member('GetTrail', 'success', 'Trail'),
  ResourceTagList: member('ListTags', 'success', 'ResourceTagList'),
  TagsList: (value) => member('ListTags', 'success', 'ResourceTagList')([{ TagsList: value }]),
  'the name of a listed trail': listed('Name'),
  'the ARN of a listed trail': listed('TrailARN'),
  'the bucket of a listed trail': listed('S3BucketName'),
  'the Region of a listed trail': listed('HomeRegion'),
};

const VARIANTS = [
  ...Object.entries(PLACES).flatMap(([place, change]) =>
    WRONG.map(([what, value]) => [`${place} is ${what}`, change(value)] as const),
  ),
  ...(
    [
      ['an error', 'CreateTrail', 'error', 'Detail'],
      ['a success', 'CreateTrail', 'success', 'S3KeyPrefix'],
      ['a read', 'GetTrail', 'success', 'Trail'],
      ['a list of tags', 'ListTags', 'success', 'ResourceTagList'],
    ] as const
  ).map(
    ([what, operation, of, name]) =>
      [
        `${what} has 10,000 levels`,
        { operation, of, body: (body: Body) => deepIn(body, name) } satisfies Change,
      ] as const,
  ),
];

describe('an answer with members of wrong types', () => {
  it.each(VARIANTS)('%s: the run ends with a report, and no case in an error', async (_, change) => {
    const { report } = await runWith(change);
    const errors = report.cases.filter(({ outcome }) => outcome === 'error');
    expect(errors.map(({ id, error }) => `${id}: ${JSON.stringify(error)}`)).toEqual([]);
    expect((await readdir(folder)).length > 0).toBe(report.leaks.length > 0);
  });

  it('is refused at once if the list of trails has 10,000 levels', async () => {
    const deep: Change = {
      operation: 'DescribeTrails',
      of: 'success',
      body: (body) => deepIn(body, 'trailList'),
    };
    await expect(runWith(deep)).rejects.toThrow(/the body has more than 64 levels/);
  });
});
