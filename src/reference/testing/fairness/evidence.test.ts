import { expect, it } from 'vitest';
import { failedChecks } from '../../../contract/result.ts';
import { loadTable } from '../../../contract/table.ts';
import { runInProcess } from '../../../session/testing/in-process.ts';
import { createReference, type Rule } from '../../index.ts';

const table = loadTable();
const cases = table.cases.filter(
  ({ group, worlds }) => /Kms|Encryption|Tag|BucketName|OpenQ/.test(group) && !worlds,
);

/** The rules with one of them changed; undefined leaves it out. */
const changed =
  (ids: RegExp, change: Partial<Rule> | undefined) =>
  (rules: readonly Rule[]): Rule[] => {
    const left = rules.filter(({ id }) => !ids.test(id));
    return change === undefined
      ? left
      : rules.map((rule) => (ids.test(rule.id) ? { ...rule, ...change } : rule));
  };

// What AWS does here isn't known, or was seen in two ways. A server may do either.
it.each<[string, RegExp, Partial<Rule> | undefined]>([
  ['takes any character in a tag', /^tags\.(?:key|value)-characters$/, undefined],
  ['takes tag keys that begin with aws:', /^tags\.key-reserved$/, undefined],
  ['counts too many tags as a wrong tag', /^tags\.too-many$/, { exception: 'InvalidTagParameterException' }],
  [
    'counts a key pending deletion as missing',
    /^key\.pending-deletion$/,
    { exception: 'KmsKeyNotFoundException' },
  ],
  [
    'fails to encrypt with a key pending deletion',
    /^key\.pending-deletion$/,
    { exception: 'InsufficientEncryptionPolicyException' },
  ],
  ['counts a malformed key id as missing', /^key-id\.malformed$/, { exception: 'KmsKeyNotFoundException' }],
  ['finds no missing key', /^key\.missing$/, { exception: 'KmsKeyNotFoundException' }],
  [
    'looks for a bucket before it reads its name',
    /^bucket-name\./,
    { exception: 'S3BucketDoesNotExistException' },
  ],
])('fails no server that %s', async (_name, ids, change) => {
  let matched = 0;
  const rules = (list: readonly Rule[]) => {
    matched = list.filter(({ id }) => ids.test(id)).length;
    return changed(ids, change)(list);
  };
  const { handle } = createReference({ rules });
  const { done } = await runInProcess({ table, cases, handle, runId: 'benign' });
  expect(matched).toBeGreaterThan(0);
  const failed = done.filter(({ result }) => result.outcome !== 'pass' || failedChecks(result).length > 0);
  expect(failed.map(({ result }) => result.id)).toEqual([]);
});
