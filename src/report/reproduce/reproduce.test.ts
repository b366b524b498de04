import { describe, expect, it } from 'vitest';
import type { Need } from '../../../generated/case-table.ts';
import { EvidenceIndex } from '../evidence.ts';
import { evidenceOf } from '../testing/evidence.ts';
import { reproduce } from './reproduce.ts';

const evidence = evidenceOf({
  answer: { status: 200, headers: {}, body: '{}' },
  seen: { kind: 'accepted', output: {} },
});
const index = new EvidenceIndex(evidence);
const all = index.cases(evidence.report.cases.map(({ id }) => id));
const linesOf = (one: (typeof all)[number]) => {
  const lines = reproduce(one, index);
  if (!lines) throw new Error('no lines');
  return lines;
};

/** What the lines that make a need must have, whatever the case. */
function linesOfNeed(need: Need | undefined): string[] {
  const { kind = '', policy, trust, keyId, state } = need ?? {};
  const commands: Record<string, string> = {
    's3.bucket': 'aws s3api create-bucket',
    'sns.topic': 'aws sns create-topic',
    'kms.key': '=$(aws kms create-key',
    'kms.alias': 'aws kms create-alias',
    'logs.group': 'aws logs create-log-group',
    'iam.role': 'aws iam create-role',
  };
  const policies: Record<string, string> = {
    's3.bucket': 'aws s3api put-bucket-policy',
    'sns.topic': '--attribute-name Policy --attribute-value',
    'kms.key': '--policy',
    'iam.role': 'aws iam put-role-policy',
  };
  return [
    commands[kind],
    policy && policies[kind],
    trust && '--assume-role-policy-document',
    keyId && '--attribute-name KmsMasterKeyId --attribute-value',
    state === 'disabled' && 'aws kms disable-key',
    state === 'pending-deletion' && 'aws kms schedule-key-deletion',
  ].filter((text) => typeof text === 'string' && text !== '') as string[];
}

describe('reproduce', () => {
  it('prints no credentials and one line a line', () => {
    for (const one of all) {
      const { setUp, aws = '', curl, look, cleanUp, run } = linesOf(one);
      for (const line of [...setUp, aws, curl, ...look, ...cleanUp, run])
        expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(curl).not.toMatch(/--user (?!"\$AWS_ACCESS_KEY_ID:(not-)?\$AWS_SECRET_ACCESS_KEY")/);
    }
  });

  it('asks for the address of a target that the run started and stopped, and has it in no other line', () => {
    const { target } = evidence.report;
    const endpoint = 'http://127.0.0.1:40001';
    const started = { ...evidence.report, target: { ...target, endpoint, started: true } };
    const recordings = JSON.parse(
      JSON.stringify(evidence.recordings).replaceAll(target.endpoint ?? '', endpoint),
    );
    const startedIndex = new EvidenceIndex({ ...evidence, report: started, recordings });
    for (const one of startedIndex.cases(started.cases.map(({ id }) => id))) {
      const lines = reproduce(one, startedIndex);
      if (!lines) throw new Error('no lines');
      const { setUp, aws = '', curl, look, cleanUp } = lines;
      expect(setUp.slice(0, 2)).toEqual([expect.stringContaining('start it again'), `ENDPOINT=${endpoint}`]);
      expect([...setUp.slice(2), aws, curl, ...look, ...cleanUp].join('\n')).not.toContain(endpoint);
      expect(curl).toContain('"$ENDPOINT"');
    }
  });

  it('makes every need of every case, whatever its kind', () => {
    for (const one of all) {
      const made = linesOf(one).setUp.join('\n');
      expect(made, one.reported.id).not.toContain('must exist');
      for (const alias of one.row?.needs ?? []) {
        const need = index.table.needs[alias];
        for (const line of linesOfNeed(need)) expect(made, `${alias} of ${one.reported.id}`).toContain(line);
      }
    }
  });

  it('names the needs as the part made them in which the case was', () => {
    const id = 'InsufficientS3BucketPolicyException/denied';
    const recordings = evidence.recordings.map((one) => ({
      ...one,
      part: {
        run: 'fedcba',
        provided: {
          bucket: { id: 'ctc-part-1', arn: 'arn:1' },
          'bucket-denied': { id: 'ctc-part-2', arn: 'arn:2' },
        },
      },
    }));
    const parts = new EvidenceIndex({ ...evidence, recordings });
    const [one] = parts.cases([id]);
    const lines = one && reproduce(one, parts);
    expect(lines?.setUp.join('\n')).toMatch(/create-bucket.* ctc-part-1[\s\S]*create-bucket.* ctc-part-2/);
    expect(JSON.stringify(lines)).not.toContain(evidence.report.run.id);
  });

  it('neither makes nor removes what the config named', () => {
    const { report } = evidence;
    const given = Object.keys(index.table.needs);
    const provided = { ...report.provided, bucket: { id: 'my-own-bucket' } };
    const named = { ...report, run: { ...report.run, given }, provided };
    const own = new EvidenceIndex({ ...evidence, report: named });
    for (const one of own.cases(report.cases.map(({ id }) => id))) {
      const { setUp = [], cleanUp = [] } = reproduce(one, own) ?? {};
      expect([...setUp, ...cleanUp].join('\n')).not.toMatch(
        /my-own-bucket --|create-(?:bucket|key|topic)|s3 rb/,
      );
    }
    const [one] = own.cases(['Response/combination-01']);
    if (!one) throw new Error('no case');
    expect(reproduce(one, own)?.setUp).toContain(
      '# bucket: the config names my-own-bucket, which is there already',
    );
  });

  it('puts the account of the reader in the place of the one in the report', () => {
    const texts = all.flatMap((one) => linesOf(one).setUp).filter((line) => line.includes('$ACCOUNT'));
    expect(texts.length).toBeGreaterThan(0);
    for (const line of all.flatMap((one) => linesOf(one).setUp)) expect(line).not.toContain('123456789012');
  });

  it('has no line for the AWS CLI where the CLI would not send it', () => {
    const [first] = all;
    if (!first) throw new Error('no case');
    const recorded = first.recorded.map((exchange) => ({ ...exchange, input: { Name: 'x' } }));
    const { aws, withoutAws } = linesOf({ ...first, recorded });
    expect(aws).toBeUndefined();
    expect(withoutAws).toContain('S3BucketName');
  });
});

it('enters the worlds of a case by hand, as far as that is possible, and leaves them', () => {
  const byHand = (id: string, served: boolean) => {
    const capabilities = [{ name: 'world-protocol', has: served, detail: '' }];
    const made = new EvidenceIndex({ ...evidence, report: { ...evidence.report, capabilities } });
    const [one] = made.cases([id]);
    const { setUp = [], cleanUp = [] } = (one && reproduce(one, made)) ?? {};
    return `${setUp.join('\n')}\n--\n${cleanUp.join('\n')}`;
  };
  const billing = 'OrganizationNotInAllFeaturesModeException/consolidated-billing';
  expect(byHand(billing, false)).toMatch(
    /organizations create-organization .*--feature-set CONSOLIDATED_BILLING\n[\s\S]*--\n[\s\S]*delete-organization/,
  );
  expect(byHand(billing, true)).toMatch(
    /curl -sS -X PUT http\S+\/organization\.consolidated-billing\n[\s\S]*--\n[\s\S]*curl -sS -X DELETE/,
  );
  expect(byHand('ThrottlingException/rate-exceeded', false)).toMatch(/^# be in the world rate\.exceeded/m);
});
