import type { Trail } from '@aws-sdk/client-cloudtrail';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { inTargetForm } from '../../lanes/target-form.ts';
import { orUntagged } from '../answers.ts';
import { TRAIL } from '../journal/format.ts';
import { allow, type Found, type NeedKind, none } from '../kind.ts';
import { createdAtOf, tagRecord } from '../marks.ts';
import { watched } from '../watched.ts';

/**
 * Trails, which only cases create. A trail whose name is too short to carry a run id is known by its bucket, as is one without
 * tags: the request under test belongs to the case, so no tag of ours is put on it.
 */
export const cloudtrailTrail: NeedKind = {
  kind: TRAIL,
  remedy: none,
  follows: none,
  trait: none,
  open: async ({ target, facts: { region }, onCall }) => {
    const cloudtrail = await import('@aws-sdk/client-cloudtrail');
    const options = clientOptions(target, 'cloudtrail');
    const client = watched(
      inTargetForm(new cloudtrail.CloudTrailClient(options), target),
      'cloudtrail',
      onCall,
    );

    const describe = async ({ Name = '', TrailARN = Name, S3BucketName }: Trail): Promise<Found> => {
      const asked = client.send(new cloudtrail.ListTagsCommand({ ResourceIdList: [TrailARN] }));
      const tags = tagRecord((await orUntagged(asked))?.ResourceTagList?.[0]?.TagsList);
      const belongsTo = S3BucketName || undefined;
      return { name: Name, id: TrailARN, tags, createdAt: createdAtOf(tags), belongsTo };
    };
    const ofHere = async (): Promise<Trail[]> => {
      // Shadows of trails at home elsewhere can't be removed from here.
      const asked = new cloudtrail.DescribeTrailsCommand({ includeShadowTrails: false });
      const { trailList = [] } = await client.send(asked);
      return trailList.filter(({ HomeRegion = region }) => HomeRegion === region);
    };

    return {
      create: none,
      given: none,
      look: async (name) => {
        const trail = (await ofHere()).find(({ Name }) => Name === name);
        return trail && describe(trail);
      },
      list: async () => {
        const isOurs = ({ Name, S3BucketName }: Trail) =>
          Name?.startsWith(NAME_PREFIX) || S3BucketName?.startsWith(NAME_PREFIX);
        return Promise.all((await ofHere()).filter(isOurs).map(describe));
      },
      remove: async ({ id }) => {
        await client.send(new cloudtrail.DeleteTrailCommand({ Name: id }));
      },
      close: () => client.destroy(),
    };
  },
  // The plan has the statements for the operations of the service under test.
  statements: none,
  sweepStatements: () => [allow('SweepLists', ['cloudtrail:DescribeTrails', 'cloudtrail:ListTags'], ['*'])],
  cost: none,
  byHand: none,
};
