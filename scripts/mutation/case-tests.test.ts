import { describe, expect, it } from 'vitest';
import { loadTable } from '../../src/contract/table.ts';
import { createReference } from '../../src/reference/index.ts';
import { CaseTests, type CreateReference } from './case-tests.ts';

const { tests } = new CaseTests(loadTable(), createReference);

/** Asks the test whose name begins so. */
async function ask(name: string, create: CreateReference): Promise<string | undefined> {
  const found = [...tests.keys()].filter((one) => one.startsWith(`${name} (`));
  expect(found).toHaveLength(1);
  return tests.get(found[0] ?? '')?.(create);
}

const without =
  (exception: string): CreateReference =>
  (options) =>
    createReference({ ...options, rules: (rules) => rules.filter((rule) => rule.exception !== exception) });

const WITH_BUCKET = 'InvalidS3PrefixException/s3-key-prefix-length-200';

/** Buckets and their policies are put. */
const answeringPuts =
  (status: number, body = ''): CreateReference =>
  (options) =>
    createReference({
      ...options,
      response: (response, { request }) =>
        request.method === 'PUT' ? { ...response, status, body } : response,
    });

describe('a case as a test', () => {
  it('passes on the reference, one after the other and more than once', async () => {
    for (const id of [
      'InvalidTrailNameException/upper-case',
      'TrailAlreadyExistsException/same-request',
      'TrailAlreadyExistsException/same-name-in-another-account',
    ]) {
      expect(await ask(id, createReference)).toBeUndefined();
      expect(await ask(id, createReference)).toBeUndefined();
    }
  });

  it('fails with the reason on a faulty reference', async () => {
    const faulty = without('TrailAlreadyExistsException');
    expect(await ask('TrailAlreadyExistsException/same-request', faulty)).toMatch(/accepted/);
    expect(await ask('InvalidTrailNameException/upper-case', faulty)).toBeUndefined();
  });

  it('fails where a need can not be created', async () => {
    const denied = answeringPuts(403, '<Error><Code>AccessDenied</Code></Error>');
    expect(await ask(WITH_BUCKET, denied)).toMatch(/bucket/);
  });

  it('provides needs again where they are answered in another way', async () => {
    expect(await ask(WITH_BUCKET, answeringPuts(201))).toBeUndefined();
  });
});

it('the verdict of an exception shows an error that each case accepts, and that is wrong for all', async () => {
  const faulty = without('InvalidS3BucketNameException');
  expect(await ask('InvalidS3BucketNameException/empty', faulty)).toBeUndefined();
  expect(await ask('verdict of InvalidS3BucketNameException', faulty)).toBe('partial');
  expect(await ask('verdict of InvalidS3BucketNameException', createReference)).toBeUndefined();
});
