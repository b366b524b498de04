import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import type { Observation, Observations } from '../../generated/observations.ts';
import { CannotJudge } from '../contract/errors.ts';
import { runOnAws } from '../observe/testing/run-on-aws.ts';
import { dispatch } from './dispatch.ts';

const ONLY = [
  'InvalidTrailNameException/{empty,name-ip-address-10.20.30.40}',
  'KmsKeyNotFoundException/missing-arn',
  'TrailAlreadyExistsException/same-request',
  'InsufficientS3BucketPolicyException/no-policy',
  'Response/key-by-id',
];
let folder: string;
let run: string;
let changed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'observe-'));
  run = await runOnAws(folder, { only: ONLY });
  // The same service, which has come to accept names that look like addresses and to keep quiet about the key.
  const options = {
    rules: <T extends { id: string }>(rules: readonly T[]) =>
      rules.filter(({ id }) => id !== 'name.ip-address'),
    createBody: ({ KmsKeyId: _, ...body }: Record<string, unknown>) => body,
  };
  changed = await runOnAws(folder, { only: ONLY, runId: 'onaws2', options: options as never });
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** What the verb writes to stdout and stderr. */
async function observe(...typed: string[]): Promise<{ yaml: string; lines: string }> {
  const [yaml, lines] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')].map((spy) =>
    spy.mockReturnValue(true),
  );
  await dispatch(['observe', ...typed]);
  const text = (spy: typeof yaml) => (spy?.mock.calls ?? []).map(([piece]) => String(piece)).join('');
  return { yaml: text(yaml), lines: text(lines) };
}

const entriesIn = (yaml: string) => (parse(yaml) as Observations).observations;

it('writes an observation for each case, masked, and what they mean for the table', async () => {
  const { yaml, lines } = await observe(run);
  const entries = entriesIn(yaml);
  expect(Object.keys(entries).sort()).toEqual([
    'run.InsufficientS3BucketPolicyException.no-policy',
    'run.InvalidTrailNameException.empty',
    'run.InvalidTrailNameException.name-ip-address-10.20.30.40',
    'run.KmsKeyNotFoundException.missing-arn',
    'run.Response.key-by-id',
    'run.TrailAlreadyExistsException.same-request',
  ]);
  expect(entries['run.TrailAlreadyExistsException.same-request']).toEqual<Observation>({
    description:
      'The same request a second time is refused. It was refused with TrailAlreadyExistsException.',
    source: expect.stringMatching(/^cloudtrail-conformance \d+\.\d+\.\d+, run on AWS$/) as string,
    date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    case: 'TrailAlreadyExistsException/same-request',
    region: 'us-east-1',
    suite: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    exception: 'TrailAlreadyExistsException',
    message: 'Trail <Name> already exists for customer: <account>',
    status: 400,
    confidence: 'medium',
  });
  expect(entries['run.KmsKeyNotFoundException.missing-arn']?.message).toBe(
    'Insufficient permissions to access S3 bucket <S3BucketName> or KMS key <ARN>.',
  );
  expect(yaml).not.toMatch(/\d{12}|ctc-|arn:aws/);
  expect(lines).toContain('  TrailAlreadyExistsException/same-request: 400 TrailAlreadyExistsException\n');
  expect(lines).toMatch(
    /Decided \(1\)\n {2}KmsKeyNotFoundException\/missing-arn: 400 InsufficientEncryption/,
  );
  expect(lines).toMatch(/Confirmed \(5\)/);
  expect(lines).not.toContain('Contradicted');
  expect(lines).toContain('6 new observations.');
});

it('writes down what came back for an open question, as far as it was sent', async () => {
  const only = ['OpenQuestions/{prefix-empty,topic-arn,logs-empty,tag-key-reserved}'];
  const { yaml, lines } = await observe(await runOnAws(folder, { only, runId: 'open01' }));
  const entries = entriesIn(yaml);
  expect(entries['run.OpenQuestions.prefix-empty']?.response).toEqual({ S3KeyPrefix: '""' });
  expect(entries['run.OpenQuestions.topic-arn']?.response).toEqual({ SnsTopicName: '"<ARN>"' });
  expect(entries['run.OpenQuestions.logs-empty']?.response).toEqual({
    CloudWatchLogsLogGroupArn: 'nothing',
    CloudWatchLogsRoleArn: 'nothing',
  });
  expect(entries['run.OpenQuestions.tag-key-reserved']).not.toHaveProperty('response');
  expect(lines).toContain('Decided (4)');
});

it('names what a run contradicts', async () => {
  const { lines } = await observe(changed);
  expect(lines).toContain(
    '  InvalidTrailNameException/name-ip-address-10.20.30.40: accepted; expected 400 InvalidTrailNameException\n',
  );
  expect(lines).toContain('  Response/key-by-id: the check echo.KmsKeyId fails\n');
});

it('adds to a file what it lacks, and leaves the rest as it is', async () => {
  const file = join(folder, 'observations.yaml');
  await writeFile(
    file,
    '# Ours.\nformatVersion: 1\nobservations:\n  # Kept.\n  a: { description: x, source: y, confidence: low }\n',
  );
  const first = await observe(run, '--out', file);
  expect(first.yaml).toContain('6 new observations.');
  const written = await readFile(file, 'utf8');
  expect(written).toMatch(
    /^# Ours\.\nformatVersion: 1\nobservations:\n {2}# Kept\.\n {2}a: \{ description: x/,
  );
  expect(Object.keys(entriesIn(written))).toHaveLength(7);

  const second = await observe(run, '--out', file);
  expect(second.yaml).toContain('0 new observations.');
  expect(await readFile(file, 'utf8')).toBe(written);
});

it('keeps a different answer beside the one that is there', async () => {
  const file = join(folder, 'both.yaml');
  await observe(run, '--out', file);
  await observe(changed, '--out', file);
  const entries = entriesIn(await readFile(file, 'utf8'));
  const added = Object.keys(entries).slice(6);
  expect(added).toEqual([
    expect.stringMatching(
      /^run\.InvalidTrailNameException\.name-ip-address-10\.20\.30\.40\.\d{4}-\d\d-\d\d\.us-east-1$/,
    ),
  ]);
});

it.each([
  [
    'http://127.0.0.1:5000',
    /was sent to http:\/\/127\.0\.0\.1:5000, which is not AWS\. Only a run on AWS shows/,
  ],
  ['https://cloudtrail.us-east-1.amazonaws.com.example.org', /which is not AWS/],
])('refuses the reference that poses as AWS at %s', async (endpoint, message) => {
  const elsewhere = await runOnAws(folder, { only: ['Response/smallest'], runId: 'poses1', endpoint });
  const refused = expect(dispatch(['observe', elsewhere])).rejects;
  await refused.toThrow(CannotJudge);
  await refused.toThrow(message);
});

it('refuses a report of an emulator that only hides its endpoint', async () => {
  const elsewhere = await runOnAws(folder, {
    only: ['Response/smallest'],
    runId: 'hides1',
    endpoint: 'http://127.0.0.1:1',
  });
  const file = join(elsewhere, 'report.json');
  const report = JSON.parse(await readFile(file, 'utf8')) as { target: { endpoint?: string } };
  delete report.target.endpoint;
  await writeFile(file, JSON.stringify(report));
  await expect(dispatch(['observe', elsewhere])).rejects.toThrow(/127\.0\.0\.1:1.*not AWS/);
});

it.each([
  ['report.json', '{', /report\.json can't be read as a report/],
  ['report.json', '{"formatVersion":3}', /report\.json is not a report/],
  ['exchanges.jsonl', '{"caseId":1}\n', /line 1 is not the recording of a case/],
  ['exchanges.jsonl', '', /sent no request/],
])('refuses a damaged %s: %s', async (name, content, message) => {
  const damaged = await runOnAws(folder, { only: ['Response/smallest'], runId: 'broken' });
  await writeFile(join(damaged, name), content);
  const refused = expect(dispatch(['observe', damaged])).rejects;
  await refused.toThrow(CannotJudge);
  await refused.toThrow(message);
});

it.each([
  ['a: [', /\.yaml: /],
  ['formatVersion: 1\nobservations: []\n', /observations/],
  [
    'formatVersion: 1\nobservations: { a: { description: x, source: y, confidence: low } }\n',
    /must end with its observations/,
  ],
])('refuses to add to a file like %j', async (content, message) => {
  const file = join(folder, 'wrong.yaml');
  await writeFile(file, content);
  const refused = expect(dispatch(['observe', run, '--out', file])).rejects;
  await refused.toThrow(CannotJudge);
  await refused.toThrow(message);
  expect(await readFile(file, 'utf8')).toBe(content);
});
