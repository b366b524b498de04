import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import { NAME_PREFIX, type RunFacts } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { awsLine } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { orNone, orReason, orUntagged, orWithoutPolicy, unlessCreated } from '../answers.ts';
import { readEach } from '../at-once.ts';
import {
  type Account,
  type Attributes,
  allow,
  type ByHandContext,
  type Found,
  type NeedKind,
  none,
} from '../kind.ts';
import { createdAtOf, tagRecord } from '../marks.ts';
import { PAGING, pagesOf } from '../pages.ts';
import { watched } from '../watched.ts';

const PERMISSIONS = {
  DeleteObjects: 'DeleteObject',
  HeadBucket: 'ListBucket',
  ListBuckets: 'ListAllMyBuckets',
  ListObjectsV2: 'ListBucket',
};

/** us-east-1 is the one Region that S3 refuses as a constraint. */
const isUnconstrained = (region: string) => region === 'us-east-1';

const arnOf = (name: string, { partition }: Pick<RunFacts, 'partition'>) => `arn:${partition}:s3:::${name}`;

/** How the names of a run's buckets begin: some tell whether a first digit is allowed. */
const BEGINNINGS = [NAME_PREFIX, `1${NAME_PREFIX}`];
const namedAs = (rest: string, account: Account) =>
  BEGINNINGS.map((beginning) => arnOf(beginning + rest, account));

/** A bucket, with the policy that the need names or without one. */
export const s3Bucket: NeedKind = {
  kind: 's3.bucket',
  takesSlot: none,
  alsoCreates: none,
  remedy:
    'let the endpoint answer S3 CreateBucket and PutBucketPolicy, or name a bucket of your own under resources',
  follows: { arn: arnOf, inCapitals: (name) => name.toUpperCase() },
  trait: none,
  open: async ({ target, facts, onCall }) => {
    const s3 = await import('@aws-sdk/client-s3');
    const forcePathStyle = target.endpoints.s3 !== undefined;
    const options = { ...clientOptions(target, 's3'), forcePathStyle };
    const client = watched(new s3.S3Client(options), 's3', onCall, PERMISSIONS);

    const describe = async (name: string, created?: Date): Promise<Found> => {
      const asked = client.send(new s3.GetBucketTaggingCommand({ Bucket: name }));
      const { read, unreadable } = await orReason(orUntagged(asked));
      const tags = tagRecord(read?.TagSet);
      return { name, id: name, tags, createdAt: created?.getTime() ?? createdAtOf(tags), unreadable };
    };

    const deleteAll = async (Bucket: string, Objects: { Key: string }[]) => {
      const asked = client.send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
      if ((await orReason(asked)).unreadable === undefined) return;
      // A target may remove objects one by one only.
      for (const { Key } of Objects) await client.send(new s3.DeleteObjectCommand({ Bucket, Key }));
    };

    /** CloudTrail leaves a marker behind, and only an empty bucket can be removed. */
    const empty = async (Bucket: string) => {
      for await (const page of pagesOf(s3.paginateListObjectsV2({ client, ...PAGING }, { Bucket }))) {
        const Objects = (page.Contents ?? []).flatMap(({ Key }) => (Key ? [{ Key }] : []));
        if (Objects.length > 0) await deleteAll(Bucket, Objects);
      }
    };

    const setPolicy = ({ id = '' }: Attributes, Policy: string) =>
      client.send(new s3.PutBucketPolicyCommand({ Bucket: id, Policy }));

    return {
      create: async (need, { name, policy, tags, table }) => {
        const LocationConstraint = target.region as BucketLocationConstraint;
        const constraint = { CreateBucketConfiguration: { LocationConstraint } };
        const where = isUnconstrained(target.region) ? {} : constraint;
        await unlessCreated(client.send(new s3.CreateBucketCommand({ Bucket: name, ...where })));
        const complete = async () => {
          const attributes = { id: name, arn: arnOf(name, facts), inCapitals: name.toUpperCase() };
          const tagged = client.send(
            new s3.PutBucketTaggingCommand({ Bucket: name, Tagging: { TagSet: tags } }),
          );
          // An emulator that can't tag will do; on AWS everything that a run creates is tagged.
          await (target.aws ? tagged : tagged.catch(() => {}));
          if (!need.policy) return attributes;
          const put = setPolicy(attributes, policy(need.policy, attributes));
          const isBackground = !target.aws && need.policy === table.needs.bucket?.policy;
          return { ...attributes, ...(await orWithoutPolicy(put, isBackground)) };
        };
        return { id: name, complete };
      },
      setPolicy,
      given: {
        service: () => client.send(new s3.ListBucketsCommand({})),
        resource: ({ id }) => client.send(new s3.HeadBucketCommand({ Bucket: id })),
      },
      idOf: (name) => name,
      look: async (name) => {
        const head = await orNone(client.send(new s3.HeadBucketCommand({ Bucket: name })));
        return head && describe(name);
      },
      list: async () => {
        const { Buckets = [] } = await client.send(new s3.ListBucketsCommand({}));
        const ours = Buckets.filter(({ Name = '' }) =>
          BEGINNINGS.some((beginning) => Name.startsWith(beginning)),
        );
        return readEach(ours, ({ Name = '', CreationDate }) => describe(Name, CreationDate));
      },
      remove: async ({ id }) => {
        // A target that can't list or remove objects may remove a bucket with what is in it.
        await orReason(empty(id));
        await client.send(new s3.DeleteBucketCommand({ Bucket: id }));
      },
      close: () => client.destroy(),
    };
  },
  statements: ({ policy }, account) => {
    const buckets = namedAs('*', account);
    const always = ['s3:CreateBucket', 's3:PutBucketTagging', 's3:ListBucket', 's3:DeleteBucket'];
    return [
      allow('Buckets', policy ? [...always, 's3:PutBucketPolicy'] : always, buckets),
      ...(policy ? [allow('BucketObjects', ['s3:DeleteObject'], namedAs('*/*', account))] : []),
    ];
  },
  sweepStatements: (account) => [
    allow('SweepLists', ['s3:ListAllMyBuckets'], ['*']),
    allow('SweepBuckets', ['s3:GetBucketTagging', 's3:ListBucket'], namedAs('*', account)),
  ],
  cost: none,
  byHand: { lines, setPolicy: policyLine, given: none },
};

function lines({ attributes, where, need, policy }: ByHandContext) {
  const { id = '' } = attributes;
  const bucket = ['--bucket', shellWord(id)];
  const constraint = isUnconstrained(where.region)
    ? []
    : ['--create-bucket-configuration', `LocationConstraint=${where.region}`];
  const document = policy(need.policy, attributes);
  return {
    setUp: [
      awsLine('s3api', 'create-bucket', where, [...bucket, ...constraint]),
      ...(document ? [policyLine({ attributes, where }, document)] : []),
    ],
    cleanUp: [awsLine('s3', 'rb', where, ['--force', shellWord(`s3://${id}`)])],
    variables: [],
  };
}

function policyLine(
  { attributes, where }: Pick<ByHandContext, 'attributes' | 'where'>,
  document: string,
): string {
  const args = ['--bucket', shellWord(attributes.id ?? ''), '--policy', shellWord(document)];
  return awsLine('s3api', 'put-bucket-policy', where, args);
}
