import {
  CloudTrailClient,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  ListTagsCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { type Found, madeAtOf, type OpenSweeper, orUntagged, tagRecord } from './sweeper.ts';

/**
 * Trails. A trail whose name is too short to carry a run id is known by its bucket, as is one without tags: the request
 * under test is the case's own, so no tag of ours is put on it.
 */
export const openTrailSweeper: OpenSweeper = (target, { region }) => {
  const client = new CloudTrailClient(clientOptions(target, 'cloudtrail'));
  const describe = async ({ Name = '', TrailARN = Name, S3BucketName }: Trail): Promise<Found> => {
    const listed = await orUntagged(client.send(new ListTagsCommand({ ResourceIdList: [TrailARN] })));
    const tags = tagRecord(listed?.ResourceTagList?.[0]?.TagsList);
    const madeAt = madeAtOf(tags);
    return {
      name: Name,
      id: TrailARN,
      tags,
      ...(madeAt === undefined ? {} : { madeAt }),
      ...(S3BucketName ? { belongsTo: S3BucketName } : {}),
    };
  };
  const ofHere = async (): Promise<Trail[]> => {
    // Shadows of trails at home elsewhere can't be removed from here.
    const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
    return trailList.filter(({ HomeRegion = region }) => HomeRegion === region);
  };
  return {
    look: async (name) => {
      const trail = (await ofHere()).find(({ Name }) => Name === name);
      return trail && describe(trail);
    },
    list: async () => {
      const ours = (await ofHere()).filter(
        ({ Name, S3BucketName }) => Name?.startsWith(NAME_PREFIX) || S3BucketName?.startsWith(NAME_PREFIX),
      );
      return Promise.all(ours.map(describe));
    },
    remove: async ({ id }) => {
      await client.send(new DeleteTrailCommand({ Name: id }));
    },
    close: () => client.destroy(),
  };
};
