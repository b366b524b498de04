import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTests } from '../api/open-tests.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { createReference, type ReferenceOptions } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { create, makeBucket } from '../reference/testing/fixtures.ts';
import { type ConformanceOptions, runConformance } from './conformance.ts';
import { inProcessTarget } from './testing/in-process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-room-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A correct server that already has some trails. */
async function referenceWith(trails: number, options: ReferenceOptions = {}) {
  const reference = createReference(options);
  const clients = clientsOf(reference);
  await makeBucket(clients);
  for (let index = 0; index < trails; index += 1) await create(clients, { Name: `theirs-${index}` });
  return reference;
}

async function run(
  { handle }: Awaited<ReturnType<typeof referenceWith>>,
  options: Partial<ConformanceOptions> = {},
) {
  const warnings: string[] = [];
  const { report } = await runConformance({
    target: { ...inProcessTarget(inProcessTransport(handle)), name: 'theirs' },
    only: ['MaximumNumberOfTrails*', 'TrailAlreadyExists*', 'InvalidTrailNameException/name-length-*'],
    journal: folder,
    warn: (sentence) => warnings.push(sentence),
    ...options,
  });
  return { ...report, warnings, notPassed: report.cases.filter(({ outcome }) => outcome !== 'pass') };
}

describe('trails that exist before the run', () => {
  it.each([0, 3])('leave enough room if there are %i of five', async (existing) => {
    const { notPassed, leaks, warnings } = await run(await referenceWith(existing));
    expect({ notPassed, leaks, warnings }).toEqual({ notPassed: [], leaks: [], warnings: [] });
  });

  it('make cases untestable that need more trails than are free', async () => {
    const { cases, notPassed } = await run(await referenceWith(4));
    expect([...new Set(notPassed.map(({ id, outcome }) => `${outcome} ${id.split('/')[0]}`))]).toEqual([
      'untestable MaximumNumberOfTrailsExceededException',
      'untestable TrailAlreadyExistsException',
    ]);
    const exists = notPassed.find(({ id }) => id.startsWith('TrailAlreadyExists'));
    expect(exists?.unmet[0]).toMatchObject({
      reason: 'the case has up to 2 trails at once, and 1 is allowed',
      remedy: expect.stringMatching(/--max-trails 2, in a Region without trails/),
    });
    expect(cases.find(({ id }) => id.startsWith('MaximumNumber'))?.outcome).toBe('pass');
  });

  it('stop the run before it creates anything if there are five', async () => {
    const reference = await referenceWith(5);
    await expect(run(reference)).rejects.toThrow(
      /^us-east-1 of theirs has 5 of 5 trails, so a run has no room\. .*Delete .*restart .*--region\.$/,
    );
    const { url, close } = await reference.listen();
    await expect(openTests({ endpoint: url }, [])).rejects.toThrow(/has 5 of 5 trails/);
    await close();
  });

  it('limit --max-trails, with a warning', async () => {
    const reference = await referenceWith(2, { trailLimit: 5 });
    const { notPassed, warnings } = await run(reference, { maxTrails: 1_000 });
    expect(notPassed).toEqual([]);
    expect(warnings).toEqual(['At most 3 trails exist at once, not 1000: us-east-1 of theirs has 2 of 5.']);
  });
});
