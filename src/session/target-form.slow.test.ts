import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { type Handle, inProcessTransport } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runConformance } from './conformance.ts';
import { inProcessTarget } from './testing/in-process.ts';

const LONG = 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.';
const SHORT = 'CloudTrail_20131101.';

/** The reference behind a filter that knows only some forms of X-Amz-Target, and what else it is asked. */
function takingOnly(forms: readonly string[]): Handle {
  const { handle } = createReference();
  return async (request) => {
    const target = request.headers['x-amz-target'];
    const isCloudTrail = target?.includes('CloudTrail_20131101') ?? false;
    if (!isCloudTrail || forms.some((form) => target?.startsWith(form))) return handle(request);
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not found</h1>' };
  };
}

async function outcomes(forms: readonly string[]) {
  const target = inProcessTarget(inProcessTransport(takingOnly(forms)));
  const { report, recordings } = await runConformance({
    target,
    runId: 'formed',
    only: ['*Exception/*', 'Response/*', 'State/*', 'Protocol/*'],
  });
  expect(report.leaks).toEqual([]);
  const sent = recordings
    .filter(({ caseId }) => !caseId.startsWith('Protocol/'))
    .flatMap(({ exchanges }) => exchanges.map((one) => one.sent.headers['x-amz-target'] ?? ''));
  return { results: new Map(report.cases.map(({ id, outcome }) => [id, outcome])), sent };
}

const SLOW_MS = 60_000;

describe('a target that accepts one form of X-Amz-Target', () => {
  it.each([
    ['long', LONG, 'Protocol/target-short'],
    ['short', SHORT, 'Protocol/target-long'],
  ])(
    'only the %s one gets the same verdicts, but for the case on the other form',
    async (_, form, aboutForm) => {
      const both = await outcomes([LONG, SHORT]);
      const one = await outcomes([form]);
      expect(new Set(both.sent.map((target) => target.startsWith(LONG))).size).toBe(2);
      expect(one.sent.filter((target) => !target.startsWith(form))).toEqual([]);
      const differing = [...both.results].filter(([id, outcome]) => one.results.get(id) !== outcome);
      expect(differing.map(([id]) => id)).toEqual([aboutForm]);
      expect(one.results.get(aboutForm)).toBe('fail');
      expect(loadTable().cases.map(({ id }) => id)).toContain(aboutForm);
    },
    SLOW_MS,
  );
});
