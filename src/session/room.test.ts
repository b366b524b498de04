import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReference, type ReferenceOptions } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { create, makeBucket } from '../reference/testing/fixtures.ts';
import { type ConformanceOptions, runConformance } from '../session/conformance.ts';
import { openTests } from '../session/describe.ts';
import { describeTarget } from '../targets/describe.ts';

let folder = '';
let clients: ReturnType<typeof clientsOf>;
let close: () => Promise<void> = async () => {};
let url = '';
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-room-'));
  said = [];
});
afterEach(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

/** A right server on which others have trails. */
async function serveWith(trails: number, options: ReferenceOptions = {}) {
  const reference = createReference(options);
  clients = clientsOf(reference);
  await makeBucket(clients);
  for (let at = 0; at < trails; at += 1) await create(clients, { Name: `theirs-${at}` });
  ({ url, close } = await reference.listen());
}

async function run(options: Partial<ConformanceOptions> = {}) {
  const config = { endpoint: url };
  const target = await describeTarget({ name: 'theirs', config, folder }, { url, env: {} });
  const { report } = await runConformance({
    target,
    only: ['MaximumNumberOfTrails*', 'TrailAlreadyExists*', 'InvalidTrailName*'],
    journal: folder,
    warn: (sentence) => said.push(sentence),
    ...options,
  });
  return report;
}

describe('the trails that are there before a run', () => {
  it.each([0, 1, 2, 3])('leave room for the rest: %i of five', async (there) => {
    await serveWith(there);
    const { cases, leaks } = await run();
    expect(cases.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(leaks).toEqual([]);
    expect(said).toEqual([]);
  });

  it('make untestable what wants more than is free, and say so', async () => {
    await serveWith(4);
    const { cases } = await run();
    const bad = cases.filter(({ outcome }) => outcome !== 'pass');
    expect([...new Set(bad.map(({ id, outcome }) => `${outcome} ${id.split('/')[0]}`))]).toEqual([
      'untestable TrailAlreadyExistsException',
    ]);
    expect(bad[0]?.unmet[0]).toMatchObject({
      reason: 'the case has up to 2 trails at once, and 1 is allowed',
      remedy: expect.stringMatching(/--max-trails 2, in a Region without trails/),
    });
    expect(cases.find(({ id }) => id.startsWith('MaximumNumber'))?.outcome).toBe('pass');
  });

  it('leave none where there are five: nothing is judged, and nothing made', async () => {
    await serveWith(5);
    await expect(run()).rejects.toThrow(
      /^us-east-1 of theirs has 5 of 5 trails, so a run has no room\. .*Delete .*restart .*--region\.$/,
    );
    await expect(openTests({ endpoint: url }, [])).rejects.toThrow(/has 5 of 5 trails/);
  });

  it('bound what the user allows, and that is said', async () => {
    await serveWith(2, { trailLimit: 5 });
    const { cases } = await run({ maxTrails: 1_000 });
    expect(cases.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(said).toEqual(['At most 3 trails exist at once, not 1000: us-east-1 of theirs has 2 of 5.']);
  });
});
