import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference, type ReferenceOptions, type Rule } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { withReferenceCases } from './reference-forms.ts';
import { sourcesOf, specOf } from './testing/samples.ts';

const FAMILY = {
  member: 'Sign',
  with: { Colour: 'red' },
  forms: {
    id: { by: 'its id', value: '${X}', good: '${sign}' },
    arn: { by: 'its ARN', value: '${X.arn}', good: '${sign.arn}' },
  },
  control: 'a good sign',
  rows: [
    {
      id: 'broken',
      what: 'a broken sign',
      of: 'sign-broken',
      forms: ['id', 'arn'],
      exception: 'KioskTakenException',
    },
  ],
};

function casesOf(family: typeof FAMILY) {
  const given = sourcesOf(specOf([]));
  const exceptions = { KioskTakenException: { cases: [] } };
  const { triggers } = withReferenceCases({
    ...given,
    triggers: { ...given.triggers, exceptions },
    references: { formatVersion: 1, families: { sign: family } },
  });
  return triggers.exceptions.KioskTakenException?.cases ?? [];
}

describe('withReferenceCases', () => {
  it('makes a case for each form of a row, with a control in the same form', () => {
    expect(casesOf(FAMILY)).toMatchObject([
      {
        id: 'sign-broken-by-id',
        title: 'a broken sign, given by its id, is refused',
        with: { Colour: 'red' },
        set: { Sign: '${sign-broken}' },
        controlChanges: { Sign: '${sign}' },
      },
      {
        id: 'sign-broken-by-arn',
        set: { Sign: '${sign-broken.arn}' },
        controlChanges: { Sign: '${sign.arn}' },
      },
    ]);
  });

  it('refuses an unknown form and an unknown exception', () => {
    const [row] = FAMILY.rows;
    if (!row) throw new Error('no row');
    expect(() => casesOf({ ...FAMILY, rows: [{ ...row, forms: ['alias'] }] })).toThrow('unknown form alias');
    expect(() => casesOf({ ...FAMILY, rows: [{ ...row, exception: 'NoSuch' }] })).toThrow('is of NoSuch');
  });
});

describe('a server that checks only one form of a reference', () => {
  const table = loadTable();

  /** The cases of references that fail where a rule overlooks some requests. */
  async function failed(
    id: string,
    overlooked: (request: Parameters<Rule['violated']>[0]['request']) => boolean,
  ) {
    const rules: ReferenceOptions['rules'] = (all) =>
      all.map((rule) =>
        rule.id === id
          ? {
              ...rule,
              violated: (context, limit) => !overlooked(context.request) && rule.violated(context, limit),
            }
          : rule,
      );
    const { done } = await runInProcess({
      table,
      cases: table.cases.filter((one) =>
        /-by-(?:id|name|arn|alias|alias-arn|dots|digit|path|slash)$/.test(one.id),
      ),
      handle: createReference({ rules }).handle,
      runId: 'forms1',
    });
    return done
      .filter(({ result }) => result.outcome === 'fail')
      .map(({ result }) => result.id.split('/')[1]);
  }

  it.each([
    ['key.disabled', 'KmsKeyId', /^arn:.*:key/, ['key-disabled-by-arn']],
    ['key.pending-deletion', 'KmsKeyId', /alias/, ['key-pending-by-alias', 'key-pending-by-alias-arn']],
    ['key.policy-generate-data-key', 'KmsKeyId', /^alias/, ['key-not-permitted-by-alias']],
    ['key.other-region', 'KmsKeyId', /:alias/, ['key-of-other-region-by-alias-arn']],
    [
      'log-group.role-not-assumable',
      'CloudWatchLogsRoleArn',
      /role\/service/,
      ['role-not-assumable-by-path'],
    ],
    ['bucket-policy.put-object', 'S3BucketName', /^1/, ['bucket-other-account-by-digit']],
  ] as const)('%s, but not where %s matches %s, is caught', async (id, member, pattern, expected) => {
    expect(await failed(id, (request) => pattern.test(request[member] ?? ''))).toEqual(
      expect.arrayContaining([...expected]),
    );
  });

  it('topic.policy, but not for ARNs, is caught', async () => {
    const found = await failed('topic.policy', ({ SnsTopicName = '' }) => SnsTopicName.startsWith('arn:'));
    expect(found.length).toBeGreaterThan(6);
    expect(found.every((id) => id?.startsWith('topic-') && id.endsWith('-by-arn'))).toBe(true);
  });
});
