import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from '../../contract/target.ts';
import { clientOptions, type Reachable } from '../../lanes/client.ts';
import { otherRegion } from '../../probe/preflight.ts';
import type { WayIn } from './world.ts';

/** Accounts that emulators make up as soon as somebody signs for them. The second is for a run in the first. */
const MADE_UP = ['222222222222', '333333333333'];

/**
 * The other Region and the other account of an emulator, which serves all of them at one endpoint: only the signature differs.
 * @throws Error where the endpoint has only one account
 */
export const byOtherSignature: WayIn = async (world, target) => {
  if (target.aws || target.endpoints.cloudtrail === undefined) return undefined;
  const by = 'another signature';
  const leave = async () => {};
  if (world === 'region.other')
    return { by, target: { ...target, region: otherRegion(target.region) }, leave };
  if (world === 'account.other') return { by, target: await inOtherAccount(target), leave };
  return undefined;
};

async function inOtherAccount(target: Reachable): Promise<Reachable> {
  const own = await accountOf(target);
  const account = MADE_UP.find((id) => id !== own) ?? '';
  // Moto and others have a session for any role; others read the account from the access key.
  for (const credentials of [() => sessionIn(account, target), async () => keyOf(account, target)]) {
    try {
      const there = { ...target, credentials: await credentials() };
      if ((await accountOf(there)) !== own) return there;
    } catch {
      // The endpoint refuses this way; the next one may do.
    }
  }
  throw new Error('the endpoint answers every signature as the same account');
}

async function accountOf(target: Reachable): Promise<string> {
  const { Account } = await ask(target, (client) => client.send(new GetCallerIdentityCommand({})));
  if (!/^\d{12}$/.test(String(Account))) throw new Error('STS tells no account id');
  return String(Account);
}

async function sessionIn(account: string, target: Reachable): Promise<Credentials> {
  const RoleArn = `arn:aws:iam::${account}:role/conformance`;
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'conformance' });
  const { Credentials: given } = await ask(target, (client) => client.send(command));
  const {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
  } = given ?? {};
  if (!accessKeyId || !secretAccessKey) throw new Error('AssumeRole answered without credentials');
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** An access key that is the id of its account. */
function keyOf(account: string, { credentials: { secretAccessKey } }: Reachable): Credentials {
  return { accessKeyId: account, secretAccessKey };
}

async function ask<T>(target: Reachable, send: (client: STSClient) => Promise<T>): Promise<T> {
  const client = new STSClient(clientOptions(target, 'sts'));
  try {
    return await send(client);
  } finally {
    if (!target.transport) client.destroy();
  }
}
