import { describe, expect, it } from 'vitest';
import type { Case, Need } from '../../generated/case-table.ts';
import type { Report } from '../../generated/report.ts';
import type { CallLine } from '../contract/by-hand.ts';
import { loadSuite } from '../contract/table.ts';
import { byHand } from './by-hand.ts';

const table = loadSuite();
const provided = Object.fromEntries(
  Object.keys(table.needs).map((alias) => [
    alias,
    {
      id: `id-${alias}`,
      arn: `arn:aws:x:us-east-1:123456789012:${alias}`,
      name: alias,
      Name: `name-${alias}`,
      S3BucketName: 'id-bucket',
    },
  ]),
);
const callLine: CallLine = (operation, input) => `${operation} ${JSON.stringify(input)}`;
const part = { run: 'abc123', provided };

interface How {
  given?: string[];
  served?: boolean;
  ca?: string;
}

/** As much of a report as the lines are made of. */
function report({ given = [], served = false, ca }: How = {}): Report {
  return {
    run: { otherRegion: 'us-west-2', given },
    target: {
      endpoint: 'http://127.0.0.1:1',
      region: 'us-east-1',
      partition: 'aws',
      account: '123456789012',
      ...(ca === undefined ? {} : { ca }),
    },
    capabilities: [{ name: 'world-protocol', has: served, detail: '' }],
  } as unknown as Report;
}
const linesOf = (testCase: Pick<Case, 'needs' | 'worlds' | 'policyChanges'>, how = {}) =>
  byHand(testCase, { report: report(how), table, part, callLine });

/** What the lines that create a need must have. */
function linesOfNeed({ kind, policy, trust, keyId, state }: Need): string[] {
  const commands: Record<string, [create: string, policy?: string]> = {
    's3.bucket': ['aws s3api create-bucket', 'aws s3api put-bucket-policy'],
    'sns.topic': ['aws sns create-topic', '--attribute-name Policy --attribute-value'],
    'kms.key': ['=$(aws kms create-key', '--policy'],
    'kms.alias': ['aws kms create-alias'],
    'logs.group': ['aws logs create-log-group'],
    'cloudtrail.trail': ['CreateTrail {"Name":"name-trail","S3BucketName":"id-bucket"}'],
    'iam.role': ['aws iam create-role', 'aws iam put-role-policy'],
  };
  const [create, put] = commands[kind] ?? [];
  return [
    create,
    policy && put,
    trust && '--assume-role-policy-document',
    keyId && '--attribute-name KmsMasterKeyId --attribute-value',
    state === 'disabled' && 'aws kms disable-key',
    state === 'pending-deletion' && 'aws kms schedule-key-deletion',
  ].filter((text) => typeof text === 'string');
}

describe('the lines of a need', () => {
  it.each(Object.entries(table.needs))('create all that it states: %s', (alias, need) => {
    const created = linesOf({ needs: [alias] }).setUp.join('\n');
    for (const line of linesOfNeed(need)) expect(created).toContain(line);
  });

  it('create what it points to before it, and remove it before that', () => {
    const { setUp, cleanUp } = linesOf({ needs: ['key-alias'] });
    expect(setUp.join('\n')).toMatch(
      /^KEY=\$\(aws kms create-key[\s\S]*\n.*create-alias.*"\$\{KEY##\*\/\}"$/,
    );
    expect(cleanUp.join('\n')).toMatch(/delete-alias.*\n.*schedule-key-deletion/);
  });

  it('create a trail after its bucket, and remove it before that', () => {
    const { setUp, cleanUp } = linesOf({ needs: ['bucket', 'trail'] });
    expect(setUp.join('\n')).toMatch(/create-bucket[\s\S]*\nCreateTrail /);
    expect(cleanUp.join('\n')).toMatch(/^DeleteTrail \{"Name":"name-trail"\}\naws s3 rb/);
  });

  it('remove the policy of a role that they put', () => {
    const { setUp, cleanUp } = linesOf({ needs: ['role'] });
    expect(setUp.join('\n')).toContain('put-role-policy');
    for (const lines of [setUp, cleanUp]) expect(lines.join('\n')).toContain('--policy-name delivery');
  });

  it('give a bucket or a topic another policy after the steps', () => {
    const policyChanges = { bucket: 'bucket-no-put', topic: 'topic-other-principal' };
    const { changes } = linesOf({ needs: ['bucket', 'topic'], policyChanges });
    expect(changes).toEqual([
      expect.stringMatching(/^aws s3api put-bucket-policy .*--bucket id-bucket .*GetBucketAcl/),
      expect.stringMatching(/^aws sns set-topic-attributes .*--attribute-name Policy .*config\.amazonaws/),
    ]);
    expect(changes.join('')).not.toContain('s3:PutObject');
  });

  it('name it as the part of the run did', () => {
    const other = { ...provided, bucket: { id: 'ctc-part-1', arn: 'arn:1' } };
    const { setUp } = byHand(
      { needs: ['bucket'] },
      { report: report(), table, part: { run: 'fedcba', provided: other }, callLine },
    );
    expect(setUp.join('\n')).toMatch(/create-bucket.* ctc-part-1/);
  });

  it('neither create nor remove what the config names', () => {
    const given = { given: ['bucket', 'key', 'topic'] };
    const { setUp, cleanUp } = linesOf({ needs: given.given }, given);
    expect(setUp).toEqual([
      '# bucket: the config names id-bucket, which is there already',
      '# key: the config names id-key, which is there already',
      'KEY=arn:aws:x:us-east-1:123456789012:key',
      '# topic: the config names id-topic, which is there already',
    ]);
    expect(cleanUp).toEqual([]);
  });

  it('say what the report lacks', () => {
    const lacking = { ...provided, bucket: { id: 'a-bucket' } };
    const run = { report: report(), table, part: { run: 'abc123', provided: lacking }, callLine };
    const { setUp } = byHand({ needs: ['bucket'] }, run);
    expect(setUp.join('\n')).toMatch(/^# bucket: not in the report: nothing defines the placeholder/);
  });
});

describe('the lines of a world', () => {
  const billing = { needs: ['bucket'], worlds: ['organization.consolidated-billing'] };

  it('make and delete the organization after the needs were created and before they are removed', () => {
    const { setUp, cleanUp } = linesOf(billing);
    expect(setUp.at(-1)).toMatch(/organizations create-organization .*--feature-set CONSOLIDATED_BILLING$/);
    expect(cleanUp.join('\n')).toMatch(/^aws organizations delete-organization.*\naws s3 rb/);
  });

  it('use the world protocol where the target serves it', () => {
    const { setUp, cleanUp } = linesOf(billing, { served: true });
    expect(setUp.at(-1)).toMatch(/^curl -sS -X PUT http\S+\/organization\.consolidated-billing$/);
    expect(cleanUp[0]).toMatch(/^curl -sS -X DELETE/);
  });

  it('trust the authority of the target', () => {
    const { setUp, cleanUp } = linesOf(billing, { served: true, ca: '/some/ca.pem' });
    for (const line of [setUp.at(-1), cleanUp[0]]) expect(line).toContain(' --cacert "$AWS_CA_BUNDLE" -X ');
  });

  it('leave it to the reader where there is no call for it', () => {
    expect(linesOf({ needs: [], worlds: ['rate.exceeded'] }).setUp).toEqual([
      expect.stringMatching(/^# be in the world rate\.exceeded first/),
    ]);
  });
});
