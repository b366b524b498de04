import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseReported } from '../../../generated/report.ts';
import { loadSuite } from '../../contract/table.ts';
import { createReference, type ReferenceOptions } from '../../reference/index.ts';
import { runInProcess } from '../../session/testing/in-process.ts';
import { findingsOf } from './find.ts';

const OPERATIONS = [
  'AddTags',
  'DeleteTrail',
  'GetInsightSelectors',
  'GetTrail',
  'ListTags',
  'PutInsightSelectors',
  'RemoveTags',
  'StopLogging',
  'UpdateTrail',
];
const table = loadSuite(OPERATIONS);
const cases = table.cases.filter(({ id }) => /^\w+\/(State|Response|Members|Clearing|Regions)\//.test(id));

/** A run takes some seconds, and many times that on a busy machine. */
const SLOW_MS = 180_000;

type Operations = ReturnType<NonNullable<ReferenceOptions['operations']>>;
type Call = Parameters<Operations[string]['run']>[0];
type Members = Record<string, unknown>;

/** Serves one operation otherwise; `right` is how the reference does. */
function serving(
  operation: string,
  serve: (right: (input: Members) => unknown, input: Members, call: Call) => unknown,
): NonNullable<ReferenceOptions['operations']> {
  return (all) => ({
    ...all,
    [operation]: {
      run: (call, input) =>
        serve((given) => all[operation]?.run(call, given) ?? {}, input as Members, call) as object,
    },
  });
}

function trailNamed({ state }: Call, name: unknown) {
  return [...state.trails.values()].find((trail) => trail.name === name || trail.arn === name);
}

/** What an update that forgets sets where the request leaves a member out; the Regions stay, where trails are looked for. */
const DEFAULTS: Members = {
  S3KeyPrefix: '',
  SnsTopicName: '',
  KmsKeyId: '',
  CloudWatchLogsLogGroupArn: '',
  CloudWatchLogsRoleArn: '',
  IncludeGlobalServiceEvents: true,
  EnableLogFileValidation: false,
};

/** Tags of deleted trails by ARN, of one server. */
function keepingTags(): NonNullable<ReferenceOptions['operations']> {
  const kept = new Map<string, NonNullable<ReturnType<typeof trailNamed>>['tags']>();
  return (all) => {
    const deleting = serving('DeleteTrail', (right, input, call) => {
      const trail = trailNamed(call, input.Name);
      const answer = right(input);
      if (trail) kept.set(trail.arn, trail.tags);
      return answer;
    })(all);
    return serving('ListTags', (right, input, call) => {
      for (const arn of input.ResourceIdList as string[]) {
        const trail = trailNamed(call, arn);
        if (trail && trail.tags.length === 0) trail.tags = kept.get(arn) ?? [];
      }
      return right(input);
    })(deleting);
  };
}

/** Answers what the reference refuses with an error. */
function instead(right: () => unknown, error: string, answer: object): unknown {
  try {
    return right();
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === error) return answer;
    throw thrown;
  }
}

/** One fault each: what a maintainer would fix in one place. */
const FAULTS: Record<string, { plant: () => NonNullable<ReferenceOptions['operations']>; title: string }> = {
  'StopLogging does nothing': {
    plant: () => serving('StopLogging', () => ({})),
    title: 'A trail is still logging after StopLogging',
  },
  'DeleteTrail keeps the tags': {
    plant: keepingTags,
    title: 'Tags stay when their trail is deleted, and the next trail of its name has them',
  },
  'GetTrail knows no ARN': {
    plant: () =>
      serving('GetTrail', (right, input) =>
        right({ ...input, Name: String(input.Name).startsWith('arn:') ? 'no-such-trail' : input.Name }),
      ),
    title: 'GetTrail: a trail is not found by its ARN',
  },
  'AddTags replaces all tags': {
    plant: () =>
      serving('AddTags', (right, input, call) => {
        const trail = trailNamed(call, input.ResourceId);
        const answer = right(input);
        const given = input.TagsList as { Key: string }[];
        if (trail) trail.tags = trail.tags.filter(({ Key }) => given.some((tag) => tag.Key === Key));
        return answer;
      }),
    title: 'Tags are lost when others are added',
  },
  'UpdateTrail resets what is left out': {
    plant: () => serving('UpdateTrail', (right, input) => right({ ...DEFAULTS, ...input })),
    title: 'UpdateTrail changes settings that the request leaves out',
  },
  'Insights are never off': {
    plant: () =>
      serving('GetInsightSelectors', (right, input) =>
        instead(() => right(input), 'InsightNotEnabledException', { InsightSelectors: [] }),
      ),
    title: 'GetInsightSelectors: Insights that are not turned on are no error',
  },
  'RemoveTags removes nothing': {
    plant: () =>
      serving('RemoveTags', (right, input, call) => {
        const trail = trailNamed(call, input.ResourceId);
        const tags = trail?.tags;
        const answer = right(input);
        if (trail && tags) trail.tags = tags;
        return answer;
      }),
    title: 'ListTags: tags that were removed are still there',
  },
};

async function run(plant?: NonNullable<ReferenceOptions['operations']>): Promise<CaseReported[]> {
  const { handle } = createReference(plant ? { operations: plant } : {});
  const { done } = await runInProcess({ table, cases, handle, runId: 'faults' });
  return done.map(({ result: { group, ...result } }) => ({ ...result, exception: group }));
}

const failing = (results: readonly CaseReported[]) =>
  results.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);

it('finds nothing in the reference', async () => expect(failing(await run())).toEqual([]), SLOW_MS);

describe.each(Object.entries(FAULTS))('with one fault, %s', (_name, { plant, title }) => {
  let results: CaseReported[];
  beforeAll(async () => {
    results = await run(plant());
  }, SLOW_MS);

  it('is the first finding, and the only one', () => {
    expect(findingsOf(table, results).map((one) => one.title)).toEqual([title]);
  });

  it('would let every failing case pass if it were fixed', () => {
    expect(failing(results).length).toBeGreaterThan(0);
    expect(findingsOf(table, results)[0]?.fixes).toEqual(failing(results));
  });
});

it(
  'tells with several faults what passes once only one of them is fixed',
  async () => {
    const together = ['Insights are never off', 'StopLogging does nothing', 'RemoveTags removes nothing'];
    const planted = (names: readonly string[]) =>
      run((all) => names.reduce((served, name) => FAULTS[name]?.plant()(served) ?? served, all));
    const before = await planted(together);
    const found = findingsOf(table, before);
    expect(found.map(({ title }) => title)).toEqual(together.map((name) => FAULTS[name]?.title));
    for (const [place, name] of together.entries()) {
      const after = new Set(failing(await planted(together.filter((one) => one !== name))));
      const fixed = failing(before).filter((id) => !after.has(id));
      expect(found[place]?.fixes, name).toEqual(fixed);
    }
  },
  SLOW_MS,
);
