import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { loadTable } from '../../contract/table.ts';
import { clientOptions, type Reachable } from '../../lanes/client.ts';
import { type DirectRequest, inProcessTransport } from '../../lanes/in-process.ts';
import { createReference } from '../../reference/index.ts';
import { inProcessTarget, runInProcess } from '../../session/testing/in-process.ts';
import { enterWorld } from './enter.ts';

type Reference = ReturnType<typeof createReference>;

const target = ({ handle }: Pick<Reference, 'handle'>): Reachable =>
  inProcessTarget(inProcessTransport(handle));

/** A reference that doesn't have the world protocol. */
function withoutProtocol(reference = createReference()): Pick<Reference, 'handle'> {
  const missing = { status: 404, headers: {}, body: 'not found' };
  const handle = async (request: DirectRequest) =>
    request.path.startsWith('/_conformance') ? missing : reference.handle(request);
  return { handle };
}

async function enter(world: string, where: Reachable) {
  const entered = await enterWorld(world, where);
  if (!('leave' in entered)) throw new Error(entered.reason);
  return entered;
}

describe('enterWorld', () => {
  it('uses the world protocol where the target has it, and leaves again', async () => {
    const reference = createReference();
    const entered = await enter('trail.busy', target(reference));
    expect(entered.by).toBe('world protocol');
    const list = async () =>
      String(
        (
          await reference.handle({
            method: 'GET',
            path: '/_conformance/worlds',
            headers: {},
            body: new Uint8Array(),
          })
        ).body,
      );
    expect(await list()).toContain(
      '"name":"trail.busy","exception":"ConflictException","concerns":"any","entered":true',
    );
    await entered.leave();
    expect(await list()).not.toContain('"entered":true');
  });

  it('asks again to leave where no clear answer comes', async () => {
    const reference = createReference();
    let faults = 2;
    const handle = async (request: DirectRequest) => {
      if (request.method !== 'DELETE' || faults === 0) return reference.handle(request);
      faults -= 1;
      if (faults === 0) throw new Error('the socket hung up');
      return { status: 500, headers: {}, body: '{}' };
    };
    const entered = await enter('trail.busy', target({ handle }));
    await expect(entered.leave()).resolves.toBeUndefined();
  });

  it('asks again to enter where no clear answer comes', async () => {
    const reference = createReference();
    const asked: string[] = [];
    const handle = async (request: DirectRequest) => {
      asked.push(request.method);
      if (asked.length === 1) throw new Error('the socket hung up');
      if (asked.length === 2) return { status: 500, headers: {}, body: '{}' };
      return reference.handle(request);
    };
    expect((await enter('trail.busy', target({ handle }))).by).toBe('world protocol');
    expect(asked).toEqual(['PUT', 'PUT', 'PUT']);
  });

  it.each([
    ['is lost', () => Promise.reject(new Error('the socket hung up'))],
    ['is a fault', async () => ({ status: 500, headers: {}, body: '{}' })],
    ['names no world', async () => ({ status: 200, headers: {}, body: '{}' })],
  ])('leaves a world whose answer %s', async (_, answer) => {
    const reference = createReference();
    const handle = async (request: DirectRequest) => {
      const own = await reference.handle(request);
      return request.method === 'PUT' ? answer() : own;
    };
    expect(await enterWorld('trail.busy', target({ handle } as Pick<Reference, 'handle'>))).toMatchObject({
      reason: expect.stringMatching(/^the target can't be put into this world/),
    });
    const get = { method: 'GET', path: '/_conformance/worlds', headers: {}, body: new Uint8Array() };
    expect(String((await reference.handle(get)).body)).not.toContain('"entered":true');
  });

  it.each([404, 501])('asks a target no more that refuses a world with %i', async (status) => {
    const asked: string[] = [];
    const { handle } = withoutProtocol();
    const noting = async (request: DirectRequest) => {
      if (!request.path.startsWith('/_conformance')) return handle(request as Parameters<typeof handle>[0]);
      asked.push(request.method);
      return { status, headers: {}, body: 'not found' };
    };
    await enterWorld('trail.busy', target({ handle: noting } as Pick<Reference, 'handle'>));
    expect(asked).toEqual(['PUT']);
  });

  it('does not believe a server that answers everything with 200', async () => {
    const yes = { handle: async () => ({ status: 200, headers: {}, body: '{}' }) };
    const entered = await enterWorld('trail.busy', target(yes as Pick<Reference, 'handle'>));
    expect(entered).toMatchObject({
      name: 'trail.busy',
      reason: "the target can't be put into this world (probe world-protocol: status 200, but no such world)",
    });
  });

  it('creates an organization through the API of the target and deletes it again', async () => {
    const where = target(withoutProtocol());
    for (const world of [
      'organization.trusted-access-off',
      'organization.consolidated-billing',
      'organization.management',
    ]) {
      const entered = await enter(world, where);
      expect(entered.by).toBe('Organizations API');
      await entered.leave();
      const after = await enter('account.not-in-organization', where);
      expect(after.by).toBe('Organizations API: the account is in none');
      await after.leave();
    }
  });

  it('accepts an organization trail in an organization that it made', async () => {
    const table = loadTable();
    const cases = table.cases.filter(({ worlds }) => worlds?.includes('organization.management'));
    const { done } = await runInProcess({ table, cases, handle: withoutProtocol().handle, runId: 'manage' });
    expect(done.length).toBeGreaterThan(2);
    expect(done.filter(({ result }) => result.outcome !== 'pass').map(({ result }) => result.id)).toEqual([]);
  });

  const ORGANIZATIONS = 'AWSOrganizationsV20161128.';
  it.each([
    [`${ORGANIZATIONS}CreateOrganization`],
    [`${ORGANIZATIONS}EnableAWSServiceAccess`],
    [`${ORGANIZATIONS}DeleteOrganization`],
    ['Action=CreateServiceLinkedRole'],
    ['Action=DeleteServiceLinkedRole'],
  ])('makes and deletes an organization although the answer to %s is lost', async (call) => {
    const { handle } = withoutProtocol();
    let lost = 0;
    const losing = async (request: DirectRequest) => {
      const answer = await handle(request as Parameters<typeof handle>[0]);
      const asked = `${request.headers['x-amz-target']} ${Buffer.from(request.body)}`;
      if (lost > 0 || !asked.includes(call)) return answer;
      lost += 1;
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    };
    const where = target({ handle: losing } as Pick<Reference, 'handle'>);
    await (await enter('organization.management', where)).leave();
    expect(lost).toBe(1);
    const iam = new IAMClient(clientOptions(where, 'iam'));
    expect((await iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
    expect((await enter('account.not-in-organization', where)).by).toContain('is in none');
  });

  it('leaves an organization alone that another made meanwhile', async () => {
    const { handle } = withoutProtocol();
    const deleted: string[] = [];
    const beaten = async (request: DirectRequest) => {
      const called = request.headers['x-amz-target'] ?? '';
      if (called.endsWith('DeleteOrganization')) deleted.push(called);
      if (called.endsWith('.CreateOrganization')) await handle(request as Parameters<typeof handle>[0]);
      return handle(request as Parameters<typeof handle>[0]);
    };
    const where = target({ handle: beaten } as Pick<Reference, 'handle'>);
    expect(await enterWorld('organization.management', where)).toMatchObject({
      reason: expect.stringContaining('Organizations API: '),
    });
    expect(deleted).toEqual([]);
  });

  it('leaves an organization alone that was there before', async () => {
    const where = target(withoutProtocol());
    const before = await enter('organization.management', where);
    expect(await enterWorld('organization.consolidated-billing', where)).toMatchObject({
      remedy: expect.stringContaining('configure how to enter'),
    });
    await before.leave();
  });

  it('prefers the configuration', async () => {
    const credentials = { accessKeyId: 'member', secretAccessKey: 'member' };
    const entered = await enter('account.member', {
      ...target(createReference()),
      worlds: { 'account.member': { credentials } },
    });
    expect(entered).toMatchObject({ by: 'configuration', target: { credentials } });
  });

  it('does not go where a hook leads from an emulator to AWS, and leaves again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ctc-hook-'));
    try {
      const [hook, left] = [join(folder, 'world.mjs'), join(folder, 'left')];
      await writeFile(
        hook,
        `import { writeFileSync } from 'node:fs';
        const places = {
          'account.member': { cloudtrail: 'https://cloudtrail.us-east-1.amazonaws.com' },
          'region.no-logs-delivery': { s3: undefined },
        };
        export default async (world) =>
          ({ endpoints: places[world], leave: () => writeFileSync(${JSON.stringify(left)}, world) });`,
      );
      const where = { ...target(withoutProtocol()), hooks: { world: hook } };
      for (const [world, reason] of [
        ['account.member', 'world hook: cloudtrail would be at AWS'],
        ['region.no-logs-delivery', 'world hook: s3 would be at AWS'],
      ] as const) {
        expect(await enterWorld(world, where)).toMatchObject({ reason: expect.stringContaining(reason) });
        expect(await readFile(left, 'utf8')).toBe(world);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('exceeds a rate limit by a burst of calls', async () => {
    const table = loadTable();
    const reference = withoutProtocol(createReference({ trailsPerSecond: 5 }));
    const cases = table.cases.filter(({ group }) => group === 'ThrottlingException');
    const options = { table, cases, handle: reference.handle, runId: 'burst1' };
    const [bursting] = (
      await runInProcess({
        ...options,
        differs: { worlds: { 'rate.exceeded': { burst: 20, calmMs: 1_500 } } },
      })
    ).done;
    expect(bursting?.result).toMatchObject({ outcome: 'pass', code: 'ThrottlingException' });
    const [quiet] = (await runInProcess(options)).done;
    expect(quiet?.result.outcome).toBe('untestable');
  });
});
