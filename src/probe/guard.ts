import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CannotJudge } from '../contract/errors.ts';
import { clientOptions, type Reachable } from '../lanes/client.ts';
import { assertKnownRegion } from '../targets/regions.ts';
import { safeReasonOf } from '../text/reason.ts';
import { type ListedTrail, listTrails, trailsOfARegion } from './room.ts';

export interface Guarded {
  /** Account ids that the user allows. */
  allow: readonly string[];
  /** Most trails that the run creates at a time. */
  maxTrails: number;
}

/** The accounts of `--allow-aws`: first the one of the run, then those that its worlds may use. */
export function allowedAccounts(flag: string | undefined): { own: string[]; all: string[] } {
  const all = (flag ?? '').split(',').filter(Boolean);
  return { own: all.slice(0, 1), all };
}

/** Checks that accounts are named, without a look at the credentials. @throws CannotJudge where none is */
export function assertAllowed(name: string, allow: readonly string[]): void {
  if (allow.length > 0 && allow.every((account) => /^\d{12}$/.test(account))) return;
  throw new CannotJudge(
    `${name} is AWS, where a run creates real resources. Name the account that may be used with --allow-aws ACCOUNT, 12 digits.`,
  );
}

/**
 * Checks that a real account is one that the user named, and has enough free trails. Creates nothing: it asks STS first,
 * then CloudTrail.
 * @returns the existing trails
 * @throws CannotJudge with what to do about it
 */
export async function guardAccount(
  target: Reachable,
  { allow, maxTrails }: Guarded,
): Promise<readonly ListedTrail[]> {
  assertAllowed(target.name, allow);
  assertKnownRegion(target.region);
  const { account, arn } = await whoAmI(target);
  if (!allow.includes(account)) {
    throw new CannotJudge(
      `The credentials belong to another account than --allow-aws allows (${allow.join(', ')}). Nothing was created. Use credentials of that account, or allow theirs.`,
    );
  }
  if (arn.endsWith(':root')) {
    throw new CannotJudge(
      'The credentials belong to the root user. Use a role with the policy that the command plan prints.',
    );
  }
  const there = await listedTrails(target);
  const most = trailsOfARegion();
  const free = most - there.length;
  if (free < maxTrails) {
    throw new CannotJudge(
      `${target.region} has ${free} of ${most} trails free, a run needs ${maxTrails}. Delete trails, take another Region, or ask for fewer with --max-trails.`,
    );
  }
  return there;
}

/** Why the guard rejects a target, or undefined. It needs no free trails, because a world may be that there are none. */
export async function refusalOf(target: Reachable, allow: readonly string[]): Promise<string | undefined> {
  try {
    await guardAccount(target, { allow, maxTrails: 0 });
    return undefined;
  } catch (error) {
    if (error instanceof CannotJudge) return error.message;
    throw error;
  }
}

async function whoAmI(target: Reachable): Promise<{ account: string; arn: string }> {
  const client = new STSClient(clientOptions(target, 'sts'));
  try {
    const { Account = '', Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
    return { account: Account, arn: Arn };
  } catch (error) {
    throw new CannotJudge(
      `STS does not identify the account of the credentials (${safeReasonOf(error)}). Check the credentials.`,
    );
  } finally {
    client.destroy();
  }
}

async function listedTrails(target: Reachable): Promise<ListedTrail[]> {
  try {
    return await listTrails(target);
  } catch (error) {
    throw new CannotJudge(
      `The trails of ${target.region} can't be counted (${safeReasonOf(error)}). Give the credentials the policy that the command plan prints.`,
    );
  }
}
