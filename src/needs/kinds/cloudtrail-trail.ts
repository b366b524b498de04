import { setTimeout as sleep } from 'node:timers/promises';
import type { Need } from '../../../generated/case-table.ts';
import type { ByHandLines } from '../../contract/by-hand.ts';
import { textOf } from '../../contract/items.ts';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { inTargetForm } from '../../lanes/target-form.ts';
import { isAnswer, orReason, orUntagged } from '../answers.ts';
import { readEach } from '../at-once.ts';
import { TRAIL } from '../journal/format.ts';
import { allow, type ByHandContext, type Found, type NeedKind, none } from '../kind.ts';
import { createdAtOf, tagRecord } from '../marks.ts';
import { PAGING, pagesOf } from '../pages.ts';
import { watched } from '../watched.ts';

interface ListedTrail {
  name: string;
  id: string;
  belongsTo: string | undefined;
  /** Its home Region; empty where the service doesn't state one. */
  home: string;
}

/** An item of the list, whatever the target put there. */
function listedTrail(item: unknown): ListedTrail {
  const { Name, TrailARN, S3BucketName, HomeRegion } = (item ?? {}) as Record<string, unknown>;
  const name = textOf(Name);
  return {
    name,
    id: textOf(TrailARN) || name,
    belongsTo: textOf(S3BucketName) || undefined,
    home: textOf(HomeRegion),
  };
}

/** On AWS the policy of a new bucket is not known everywhere at once. */
async function oncePolicyIsKnown<T>(aws: boolean, create: () => Promise<T>): Promise<T> {
  for (let left = aws ? 30 : 0; ; left -= 1) {
    try {
      return await create();
    } catch (error) {
      if (left === 0 || !/S3Bucket/.test((error as Error).name)) throw error;
      await sleep(3_000);
    }
  }
}

/**
 * Trails. Most are created by cases; one that many cases only read is created for all of them. A trail whose name is too short to carry a run id is known by its bucket, as is one without
 * tags: the request under test belongs to the case, so no tag of ours is put on it.
 */
export const cloudtrailTrail: NeedKind = {
  kind: TRAIL,
  takesSlot: true,
  alsoCreates: none,
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

    const tagsOf = async (id: string): Promise<Record<string, string>> => {
      const pages = cloudtrail.paginateListTags({ client, ...PAGING }, { ResourceIdList: [id] });
      for await (const { ResourceTagList } of pagesOf(pages)) {
        const lists: unknown = ResourceTagList;
        const [first] = (Array.isArray(lists) ? lists : []) as ({ TagsList?: unknown } | null)[];
        if (first) return tagRecord(first.TagsList);
      }
      return {};
    };
    const describe = async ({ name, id, belongsTo }: ListedTrail): Promise<Found> => {
      const { read: tags = {}, unreadable } = await orReason(orUntagged(tagsOf(id)));
      return { name, id, tags, createdAt: createdAtOf(tags), belongsTo, unreadable };
    };
    const ofHere = async (): Promise<ListedTrail[]> => {
      // Shadows of trails at home elsewhere can't be removed from here.
      const asked = new cloudtrail.DescribeTrailsCommand({ includeShadowTrails: false });
      const { trailList } = await client.send(asked);
      const items: readonly unknown[] = Array.isArray(trailList) ? trailList : [];
      return items.map(listedTrail).filter(({ home }) => home === '' || home === region);
    };

    return {
      create: async (need, { name, bindings, filled, target: { aws } }) => {
        const bucket = bindings[need.dependsOn ?? 'bucket']?.id ?? '';
        const input = inputOf(need, filled, { Name: name, S3BucketName: bucket });
        const answer = await oncePolicyIsKnown(aws === true, () =>
          client.send(new cloudtrail.CreateTrailCommand(input)),
        );
        // That an answer lacks it is for the cases of CreateTrail; those of other operations go on with what is listed.
        const arn = async () =>
          textOf(answer.TrailARN) || ((await ofHere()).find((one) => one.name === name)?.id ?? name);
        return {
          id: name, // The members that a step which creates a trail answers, too: a case is the same with either.
          complete: async () => ({ id: name, Name: name, TrailARN: await arn(), S3BucketName: bucket }),
        };
      },
      setPolicy: none,
      given: none,
      idOf: (name) => name,
      look: async (name) => {
        const trail = (await ofHere()).find((one) => one.name === name);
        return trail && describe(trail);
      },
      list: async () => {
        const isOurs = ({ name, belongsTo = '' }: ListedTrail) =>
          name.startsWith(NAME_PREFIX) || belongsTo.startsWith(NAME_PREFIX);
        return readEach((await ofHere()).filter(isOurs), describe);
      },
      remove: async ({ name, id }) => {
        const remove = (Name: string) => client.send(new cloudtrail.DeleteTrailCommand({ Name }));
        if (name === '' || name === id) {
          await remove(id);
          return;
        }
        const refusal = await remove(name).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
        if (refusal && !isAnswer(refusal.error)) throw refusal.error;
        // A service may take a trail by one of the two only, whatever it answers.
        const isLeft = (await ofHere()).some((one) => one.id === id);
        if (isLeft) await remove(id);
        else if (refusal) throw refusal.error;
      },
      close: () => client.destroy(),
    };
  },
  // The plan has the statements for the operations of the service under test.
  statements: none,
  sweepStatements: () => [allow('SweepLists', ['cloudtrail:DescribeTrails', 'cloudtrail:ListTags'], ['*'])],
  cost: none,
  byHand: { lines, setPolicy: none, given: none },
};

function lines({ attributes, need, filled, callLine }: ByHandContext): ByHandLines {
  const { Name = '', S3BucketName = '' } = attributes;
  return {
    setUp: [callLine('CreateTrail', inputOf(need, filled, { Name, S3BucketName }))],
    cleanUp: [callLine('DeleteTrail', { Name })],
    variables: [],
  };
}

/** What creates a trail for a need. */
function inputOf(
  { with: settings = {} }: Need,
  filled: (template: string) => string,
  named: { Name: string; S3BucketName: string },
) {
  return { ...(JSON.parse(filled(JSON.stringify(settings))) as object), ...named };
}
