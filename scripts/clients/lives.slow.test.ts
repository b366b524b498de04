import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Life } from '../../generated/life.ts';
import { loadSuite } from '../../src/contract/table.ts';
import { packageRoot } from '../../src/files/root.ts';
import { createReference, type HttpRequest, type HttpResponse } from '../../src/reference/index.ts';
import { findingsOf } from '../../src/results/findings/find.ts';
import { runInProcess } from '../../src/session/testing/in-process.ts';

const table = loadSuite();

/** Where a request names its trail; a selector before that may name the bucket. */
const NAMED =
  /"(?:Name|TrailName|trailNameList|ResourceId|ResourceIdList)":\[?"[^"]*?(ctc-[a-z0-9]+-[a-z0-9]+)/;

/** Which step of a life a request is; undefined for requests of others. */
function countingSteps(agent: string, { steps }: Life) {
  const named = steps.flatMap(({ input }, index) => (Object.keys(input).length > 0 ? [index] : []));
  const seen = new Map<string, number>();
  return ({ headers, body }: HttpRequest): number | undefined => {
    const operation = headers['x-amz-target']?.split('.').at(-1);
    if (!operation || !headers['user-agent']?.includes(agent)) return undefined;
    // Each case has a trail of its own name, which is in each of its requests but those for all trails.
    const name = NAMED.exec(Buffer.from(body).toString('utf8'))?.[1];
    if (name === undefined) return steps.findIndex(({ call }) => call === operation);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return named[count];
  };
}

const refused = (response: HttpResponse): HttpResponse => ({
  ...response,
  status: 400,
  body: JSON.stringify({ __type: 'PlantedException', Message: 'planted' }),
});
const emptied = (response: HttpResponse): HttpResponse => ({ ...response, body: '{}' });

describe.each([
  ['terraform', 'Terraform'],
  ['aws-cli', 'aws-cli'],
])('the life in %s.yaml', async (file, agent) => {
  const life = parse(await readFile(join(packageRoot(), `spec/lives/${file}.yaml`), 'utf8')) as Life;
  const cases = table.cases
    .filter((one) => one.life?.client === life.client)
    .sort((a, b) => (a.life?.index ?? 0) - (b.life?.index ?? 0));

  /** The results of all steps on a reference whose answer to one of them is broken. */
  async function run(broken?: number, breaks = refused) {
    const which = countingSteps(agent, life);
    const { handle } = createReference({
      response: (response, { request }) =>
        which(request) === broken && broken !== undefined ? breaks(response) : response,
    });
    const { done } = await runInProcess({ table, cases, handle, runId: 'abc123' });
    const byId = new Map(done.map(({ result }) => [result.id, result]));
    return cases.flatMap(({ id }) => byId.get(id) ?? []);
  }

  it('has a case for each step, and the reference passes them', async () => {
    expect((await run()).map(({ outcome }) => outcome)).toEqual(life.steps.map(() => 'pass'));
  });

  it.each(life.steps.map(({ id, call }, index) => [id, call, index] as const))(
    'catches a server that refuses %s, and says which steps that stops',
    async (_id, call, index) => {
      const results = await run(index);
      const own = results[index];
      expect(own).toMatchObject({ outcome: 'fail', code: 'PlantedException' });
      const reported = results.map(({ group, ...one }) => ({ ...one, exception: null }));
      expect(findingsOf(table, reported).flatMap((finding) => finding.cases)).toContain(own?.id);
      const isRead = /^(Get|List|Describe)/.test(call);
      for (const later of results.slice(index + 1)) {
        if (isRead && later.outcome === 'pass') continue;
        expect(later).toMatchObject({
          outcome: 'untestable',
          unmet: [{ kind: 'step', name: own?.life?.step }],
        });
      }
      expect(results.slice(0, index).map(({ outcome }) => outcome)).toEqual(Array(index).fill('pass'));
    },
  );

  // A client can't tell an absent list from an empty one.
  const telling = life.steps.filter(({ shows }) => shows?.some(({ check }) => check !== 'removed'));
  it.each(telling.map((step) => [step.id, life.steps.indexOf(step)] as const))(
    'catches a server that answers %s with nothing',
    async (_id, index) => {
      const results = await run(index, emptied);
      expect(results[index]?.outcome).toBe('fail');
      expect(results.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)).toEqual([
        results[index]?.id,
      ]);
    },
  );
});
