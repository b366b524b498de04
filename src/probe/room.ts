import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CannotJudge } from '../contract/errors.ts';
import { textOf } from '../contract/items.ts';
import { loadTable } from '../contract/table.ts';
import { clientOptions, type Reachable } from '../lanes/client.ts';
import { inTargetForm } from '../lanes/target-form.ts';

/** The quota of trails in a Region, from the case table. Multi-Region trails of other Regions count too. */
export function trailsOfARegion(): number {
  return loadTable().quota?.limit ?? Number.POSITIVE_INFINITY;
}

/** A trail as the service lists it. */
export interface ListedTrail {
  name: string;
  /** Its ARN, or its name if the service gives no ARN. */
  id: string;
  bucket: string;
}

/** How many trails a run may create. */
export interface Room {
  /** Trails that existed before the run; undefined if they can't be listed. */
  before: readonly ListedTrail[] | undefined;
  free: number;
}

/** Lists the trails of a Region. @throws the service's error */
export async function listTrails(target: Reachable): Promise<ListedTrail[]> {
  const client = inTargetForm(new CloudTrailClient(clientOptions(target, 'cloudtrail')), target);
  try {
    const { trailList } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    const items: readonly unknown[] = Array.isArray(trailList) ? trailList : [];
    return items.map(listedTrail).filter(({ id }) => id !== '');
  } finally {
    client.destroy();
  }
}

/** An item of the list, whatever the target put there. */
function listedTrail(item: unknown): ListedTrail {
  const { Name, TrailARN, S3BucketName } = (item ?? {}) as Record<string, unknown>;
  const name = textOf(Name);
  return { name, id: textOf(TrailARN) || name, bucket: textOf(S3BucketName) };
}

/**
 * Counts the free trails, because a case must not fail for existing trails that use up the quota. A target that can't
 * list trails counts as empty.
 * @throws CannotJudge if no trail is free
 */
export async function findRoom(target: Reachable): Promise<Room> {
  const before = await listTrails(target).catch(() => undefined);
  return roomBeside(before, target);
}

/** {@link findRoom} with the trails already listed. */
export function roomBeside(
  before: readonly ListedTrail[] | undefined,
  { name, region }: Pick<Reachable, 'name' | 'region'>,
): Room {
  const there = before?.length ?? 0;
  const most = trailsOfARegion();
  if (there >= most) {
    throw new CannotJudge(
      `${region} of ${name} has ${there} of ${most} trails, so a run has no room. Delete trails, restart the emulator, or use another Region with --region.`,
    );
  }
  return { before, free: most - there };
}
