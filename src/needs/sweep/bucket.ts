import {
  DeleteBucketCommand,
  GetBucketTaggingCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { emptyBucket } from '../bucket.ts';
import { type Found, madeAtOf, type OpenSweeper, orNone, orUntagged, tagRecord } from './sweeper.ts';

export const openBucketSweeper: OpenSweeper = (target) => {
  const client = new S3Client({
    ...clientOptions(target, 's3'),
    forcePathStyle: target.endpoints.s3 !== undefined,
  });
  const describe = async (name: string, created?: Date): Promise<Found> => {
    const tagging = await orUntagged(client.send(new GetBucketTaggingCommand({ Bucket: name })));
    const tags = tagRecord(tagging?.TagSet);
    const madeAt = created?.getTime() ?? madeAtOf(tags);
    return { name, id: name, tags, ...(madeAt === undefined ? {} : { madeAt }) };
  };
  return {
    look: async (name) => {
      const head = await orNone(client.send(new HeadBucketCommand({ Bucket: name })));
      return head && describe(name);
    },
    list: async () => {
      const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
      const ours = Buckets.filter(({ Name }) => Name?.startsWith(NAME_PREFIX));
      return Promise.all(ours.map(({ Name = '', CreationDate }) => describe(Name, CreationDate)));
    },
    remove: async ({ name }) => {
      await emptyBucket(client, name);
      await client.send(new DeleteBucketCommand({ Bucket: name }));
    },
    close: () => client.destroy(),
  };
};
