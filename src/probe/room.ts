import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { clientOptions, type Reachable } from '../lanes/client.ts';

/** Trails that an account may have in a Region, by the table. AWS doesn't raise it, and trails with another home Region count too. */
export function trailsOfARegion(): number {
  return loadTable().quota?.limit ?? Number.POSITIVE_INFINITY;
}

/** A trail as the service lists it. */
export interface ListedTrail {
  name: string;
  /** Its ARN, or its name where the service gives none. */
  id: string;
  bucket: string;
}

/** Room for the trails of a run. */
export interface Room {
  /** Trails from before the run; undefined where the target does not list them. */
  before: readonly ListedTrail[] | undefined;
  free: number;
}

/** All trails that a Region shows. @throws the service's error */
export async function listTrails(target: Reachable): Promise<ListedTrail[]> {
  const client = new CloudTrailClient(clientOptions(target, 'cloudtrail'));
  try {
    const { trailList } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    return (Array.isArray(trailList) ? trailList : []).map((trail) => {
      const { Name = '', TrailARN = Name, S3BucketName = '' } = trail ?? {};
      return { name: Name, id: TrailARN, bucket: S3BucketName };
    });
  } finally {
    client.destroy();
  }
}

/**
 * The room that a target has. A correct target refuses trails beyond its quota, and a case would take that for a fault of
 * the target. A target that lists no trails counts as empty.
 * @throws CannotJudge where there is no room
 */
export async function findRoom(target: Reachable): Promise<Room> {
  const before = await listTrails(target).catch(() => undefined);
  return roomBeside(before, target);
}

/** {@link findRoom} for trails that are listed already. */
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
