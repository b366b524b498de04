import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DirectAnswer, type Handle, inProcessTransport } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runConformance } from '../session/conformance.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-reads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NO_ACTION: DirectAnswer = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify({ __type: 'ValidationException', message: 'The action GetTrail is not valid.' }),
};

async function runWith(getTrail: (handle: Handle) => Handle) {
  const { handle } = createReference();
  const other = getTrail(handle);
  const transport = inProcessTransport((request) =>
    (request.headers['x-amz-target']?.endsWith('.GetTrail') ? other : handle)(request),
  );
  const only = ['Response/combination-0*', 'Response/smallest'];
  // Nothing lags here, so nothing is waited for.
  const target = { ...inProcessTarget(transport), pace: { settleSeconds: 0 } };
  const { report } = await runConformance({ target, only, journal: folder });
  return report;
}

it('finds a read that is not served once, under whatever code, and reads by another one', async () => {
  const report = await runWith(() => async () => NO_ACTION);
  expect(report.capabilities.find(({ name }) => name === 'read.GetTrail')).toEqual({
    name: 'read.GetTrail',
    has: false,
    detail: 'GetTrail of an unknown trail: 400 ValidationException',
    remedy: 'serve GetTrail: the suite reads with it what a request created',
  });
  expect(new Set(report.cases.map(({ outcome }) => outcome))).toEqual(new Set(['pass']));
});

it('does not spare a server that only stumbles over an unknown trail', async () => {
  const report = await runWith((handle) => async (request) => {
    if (Buffer.from(request.body).toString().includes('reads-none')) return NO_ACTION;
    const answer = await handle(request);
    return { ...answer, body: String(answer.body).replace('"S3BucketName":"ctc', '"S3BucketName":"x') };
  });
  expect(new Set(report.cases.map(({ outcome }) => outcome))).toEqual(new Set(['fail']));
});

it('does not spare a server that never finds what it created', async () => {
  const notFound = JSON.stringify({ __type: 'TrailNotFoundException', message: 'no' });
  const report = await runWith(() => async () => ({ ...NO_ACTION, body: notFound }));
  expect(new Set(report.cases.map(({ outcome }) => outcome))).toEqual(new Set(['fail']));
});
