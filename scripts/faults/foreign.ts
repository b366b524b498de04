import { CreateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateKeyCommand } from '@aws-sdk/client-kms';
import { CreateBucketCommand, PutBucketPolicyCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand } from '@aws-sdk/client-sns';
import { RUN_TAG } from '../../src/needs/marks.ts';
import type { Clients } from '../../src/reference/testing/clients.ts';

/** Resources of others. */
export interface Foreign {
  /** Their names and ids: what a request contains that is about one of them. */
  names: string[];
  /** Those that nobody may read or change. */
  denied: string[];
}

/** Named as a run names its own, or nearly; none has the tag that belongs to its name. */
const LOOKALIKES = ['ctc-aaaaaa-0123456789', 'ctc-bbbbbb-0123456789', 'ctc-cccccc-notours'];
const LOGS = 'foreign-logs';
/** A Region holds five trails, and a run needs two of them, also in the other Region of its cases. */
const TRAILS_OF_A_REGION = 3;
/** Regions where trails of others are that have no room in the first two. */
export const FAR_REGIONS = [
  'eu-west-1',
  'eu-west-2',
  'eu-central-1',
  'eu-north-1',
  'ap-south-1',
  'ap-east-1',
] as const;
/** Every so many is denied to everybody. */
const DENIED = 5;

/** The names of `copies` resources of a kind; at least four, with and without a likeness to those of runs. */
function namesOf(copies: number): string[] {
  const more = Array.from({ length: Math.max(0, copies - LOOKALIKES.length - 1) }, (_, index) => {
    const at = String(index).padStart(2, '0');
    const forms = [`theirs-${at}`, `ctc-dddddd-01234567${at}`, `ctc-eeeeee-01234567${at}-old`, `1ctc-${at}`];
    return forms[index % forms.length] ?? '';
  });
  return ['theirs', ...LOOKALIKES, ...more];
}

/**
 * Puts resources of others there, so many of each kind. Some are named as a run names its own, some have tags copied from the run
 * `runId`, and some refuse whatever is asked of them.
 * @param elsewhere clients of other Regions, for the trails that have no room here
 */
export async function addForeign(
  { s3, sns, cloudtrail, kms, logs, iam }: Clients,
  { copies, runId, elsewhere }: { copies: number; runId: string; elsewhere: readonly Clients[] },
): Promise<Foreign> {
  const all = namesOf(copies);
  const foreign: Foreign = { names: [LOGS, ...all], denied: [] };
  await s3.send(new CreateBucketCommand({ Bucket: LOGS }));
  await s3.send(new PutBucketPolicyCommand({ Bucket: LOGS, Policy: DELIVERY }));
  for (const [index, name] of all.entries()) {
    const isDenied = index % DENIED === DENIED - 1;
    // One in two has the tag of a run, which its name does not bear out.
    const Tags = index % 2 === 0 ? [] : [{ Key: RUN_TAG, Value: runId }];
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    if (Tags.length > 0)
      await s3.send(new PutBucketTaggingCommand({ Bucket: name, Tagging: { TagSet: Tags } }));
    await sns.send(new CreateTopicCommand({ Name: name, Tags }));
    const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
    await logs.send(new CreateLogGroupCommand({ logGroupName: name, tags }));
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST, Tags }));
    const key = { Description: name, Tags: Tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })) };
    const { KeyMetadata } = await kms.send(new CreateKeyCommand(key));
    const TargetKeyId = KeyMetadata?.KeyId ?? '';
    await kms.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId }));
    foreign.names.push(TargetKeyId);
    if (isDenied) {
      await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: denial(name) }));
      foreign.denied.push(name, TargetKeyId);
    }
  }
  const trails = copies === 1 ? ['production'] : all;
  const at = [cloudtrail, ...elsewhere.map((clients) => clients.cloudtrail)];
  for (const [index, Name] of trails.entries()) {
    await at[Math.floor(index / TRAILS_OF_A_REGION)]?.send(
      new CreateTrailCommand({ Name, S3BucketName: LOGS }),
    );
  }
  foreign.names.push(...trails);
  return foreign;
}

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
});

const DELIVERY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:PutObject'],
      Resource: [`arn:aws:s3:::${LOGS}`, `arn:aws:s3:::${LOGS}/*`],
      Condition: { StringEqualsIfExists: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ],
});

function denial(bucket: string): string {
  const Resource = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  const Statement = [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}
