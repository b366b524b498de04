import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { clientOptions, type Reachable } from '../lanes/client.ts';

/** Trails that an account may have in a Region, as the table has it; it can't be raised. Trails at home elsewhere count as well. */
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

/** Room for trails of a run, beside those that are there. */
export interface Room {
  /** What was there before the run; undefined where the target does not say. */
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
 * The room that a target has. A server that is right about the quota refuses what is beyond it, and a case that ran into
 * that would blame it for the trails of others. What lists no trails is taken to have none.
 * @throws CannotJudge where there is no room at all
 */
export async function assertRoom(target: Reachable): Promise<Room> {
  const before = await listTrails(target).catch(() => undefined);
  return roomBeside(before, target);
}

/** {@link assertRoom}, by trails that were listed already. */
export function roomBeside(
  before: readonly ListedTrail[] | undefined,
  { name, region }: Pick<Reachable, 'name' | 'region'>,
): Room {
  const there = before?.length ?? 0;
  const most = trailsOfARegion();
  if (there >= most) {
    throw new CannotJudge(
      `${region} of ${name} has ${there} trails, as many as it may have: there is no room for those of a run. Delete some, restart the emulator, or use another Region with --region.`,
    );
  }
  return { before, free: most - there };
}
