import { describe, expect, it } from 'vitest';
import type { TargetDescription } from '../../contract/target.ts';
import { type Handle, inProcessTransport } from '../../lanes/in-process.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { createReference } from '../../reference/index.ts';
import { clientsOf } from '../../reference/testing/clients.ts';
import { create, makeBucket } from '../../reference/testing/fixtures.ts';
import { inProcessTarget } from '../../session/testing/in-process.ts';
import { OtherPlaces } from './places.ts';

const ONE_ACCOUNT = [{ accountId: '123456789012', accessKeyId: 'test', secretAccessKey: 'test' }];

async function placesOf(handle: Handle, differs: Partial<TargetDescription> = {}) {
  const target = { ...inProcessTarget(inProcessTransport(handle)), ...differs };
  return new OtherPlaces(target, await learnFacts(target, { id: 'abc123', secret: 'told' }));
}

/** A server that gives a session in the account of any role, as several emulators do. */
function withSessions(): Handle {
  const { handle } = createReference();
  return async (request) => {
    const text = new TextDecoder().decode(request.body);
    const account = /RoleArn=arn%3Aaws%3Aiam%3A%3A(\d{12})/.exec(text)?.[1];
    if (account === undefined) return handle(request);
    const members = `<AccessKeyId>${account}</AccessKeyId><SecretAccessKey>test</SecretAccessKey>`;
    const body = `<AssumeRoleResponse><AssumeRoleResult><Credentials>${members}</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
    return { status: 200, headers: { 'content-type': 'text/xml' }, body };
  };
}

describe('the other places of an emulator', () => {
  it('are another Region and another account at the same endpoint', async () => {
    const places = await placesOf(createReference().handle);
    expect(await places.enter('region.other')).toMatchObject({
      target: { region: 'us-west-2' },
      facts: { id: 'abc123', secret: 'told', region: 'us-west-2', otherRegion: 'us-east-1' },
    });
    expect(await places.enter('account.other')).toMatchObject({
      target: { region: 'us-east-1' },
      facts: { account: '222222222222', otherRegion: 'us-west-2' },
    });
  });

  it('are reached by a session where the access key does not tell the account', async () => {
    const account = await (await placesOf(withSessions())).enter('account.other');
    expect(account).toMatchObject({ facts: { account: '222222222222' } });
  });

  it('are another one where the run is in the usual one already', async () => {
    const credentials = { accessKeyId: '222222222222', secretAccessKey: 'test' };
    const account = await (await placesOf(createReference().handle, { credentials })).enter('account.other');
    expect(account).toMatchObject({ facts: { account: '333333333333' } });
  });

  it('are entered once, however often they are asked for', async () => {
    let identities = 0;
    const { handle } = createReference();
    const places = await placesOf(async (request) => {
      if (new TextDecoder().decode(request.body).includes('GetCallerIdentity')) identities += 1;
      return handle(request);
    });
    await places.enter('account.other');
    const before = identities;
    expect(await places.enter('account.other')).toBe(await places.enter('account.other'));
    expect(identities).toBe(before);
  });

  it('are missing where every signature is of the same account', async () => {
    const places = await placesOf(createReference({ accounts: ONE_ACCOUNT }).handle);
    expect(await places.enter('account.other')).toEqual({
      name: 'account.other',
      reason:
        'no second account is known (another signature: the endpoint answers every signature as the same account)',
      remedy: 'name the account or credentials of a second account in the config, under worlds.account.other',
    });
    expect(await places.enter('region.other')).toHaveProperty('target');
  });
});

describe('the other places of a config', () => {
  it('are where it leads to', async () => {
    const { handle } = createReference();
    const places = await placesOf(handle, {
      worlds: {
        'region.other': { region: 'eu-west-1' },
        'account.other': { credentials: { accessKeyId: 'loner', secretAccessKey: 'loner' } },
      },
    });
    expect(await places.enter('region.other')).toMatchObject({
      facts: { region: 'eu-west-1', otherRegion: 'us-east-1' },
    });
    expect(await places.enter('account.other')).toMatchObject({
      facts: { account: '456789012345', otherRegion: 'eu-west-1' },
    });
  });

  it('are none where they lead to the place of the run', async () => {
    const places = await placesOf(createReference().handle, {
      worlds: { 'region.other': { region: 'us-east-1' }, 'account.other': { region: 'us-west-2' } },
    });
    for (const name of ['region.other', 'account.other'] as const) {
      const what = name.split('.')[0];
      expect(await places.enter(name)).toMatchObject({
        reason: `its ${what} is that of the run, or STS does not tell it`,
      });
    }
  });

  it('have no room where others have all trails of the quota but one', async () => {
    const reference = createReference();
    const clients = clientsOf(reference, { region: 'us-west-2' });
    await makeBucket(clients);
    for (let index = 0; index < 4; index += 1) await create(clients, { Name: `theirs-${index}` });
    expect(await (await placesOf(reference.handle)).enter('region.other')).toEqual({
      name: 'region.other',
      reason: 'us-west-2 has 4 of 5 trails, and cases need room for two',
      remedy: 'delete trails there, or name another place in the config, under worlds.region.other',
    });
  });

  it('are needed on AWS, where no other Region or account is made up', async () => {
    const places = await placesOf(createReference().handle, { aws: true });
    expect(await places.enter('region.other')).toEqual({
      name: 'region.other',
      reason: 'no second Region is known',
      remedy: 'name a second Region in the config, under worlds.region.other',
    });
  });
});
