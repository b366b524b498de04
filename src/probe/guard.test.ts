import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { HttpResponse } from '@smithy/protocol-http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { oneEndpoint } from '../contract/target.ts';
import type { Reachable } from '../lanes/client.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { openLanes } from '../lanes/index.ts';
import { createReference, type HttpRequest } from '../reference/index.ts';
import { clientsOf } from '../reference/testing/clients.ts';
import { bucketStatements, makeBucket } from '../reference/testing/fixtures.ts';
import { openWorld } from '../run/world.ts';
import { openTarget } from '../session/open-target.ts';
import { isAwsHost } from '../targets/regions.ts';
import { allowedAccounts, guardAccount } from './guard.ts';

const ACCOUNT = '847362519047';
const KEY = { accountId: ACCOUNT, accessKeyId: 'posing', secretAccessKey: 'posing' };
const ROLE = { ...KEY, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/conformance/ci` };

/** The reference posing as AWS, and what was asked of it. */
function pose(account: typeof KEY = ROLE) {
  const reference = createReference({ accounts: [account] });
  const asked: string[] = [];
  const transport = inProcessTransport((request: HttpRequest) => {
    const body = new TextDecoder().decode(request.body);
    asked.push(
      request.headers['x-amz-target']?.split('.').at(-1) ?? /Action=(\w+)/.exec(body)?.[1] ?? request.method,
    );
    return reference.handle(request);
  });
  const { accessKeyId, secretAccessKey } = account;
  const target: Reachable = {
    name: 'AWS in us-east-1',
    endpoints: oneEndpoint('http://aws.test'),
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    aws: true,
    transport,
  };
  return { reference, target, asked };
}

describe('a real account', () => {
  test('is used where everything agrees', async () => {
    const { target, asked } = pose();
    await guardAccount(target, { allow: [ACCOUNT], maxTrails: 2 });
    expect(asked).toEqual(['GetCallerIdentity', 'DescribeTrails']);
  });

  test.each([
    ['no account is named', { allow: undefined }, /--allow-aws ACCOUNT, /, []],
    ['the flag names something else than an account', { allow: 'yes' }, /12 digits/, []],
    ['another account is named', { allow: '111111111111' }, /another account/, ['GetCallerIdentity']],
    [
      'its credentials are those of a world',
      { allow: `111111111111,${ACCOUNT}` },
      /another account/,
      ['GetCallerIdentity'],
    ],
    ['the Region is unknown', { allow: ACCOUNT, region: 'us-esat-1' }, /Unknown AWS Region us-esat-1/, []],
    ['the credentials are root', { allow: ACCOUNT, account: KEY }, /root user/, ['GetCallerIdentity']],
    ['the key is wrong', { allow: ACCOUNT, secret: 'x' }, /STS does not identify/, ['GetCallerIdentity']],
  ] as const)('is refused where %s', async (_, wrong, message, calls) => {
    const { target, asked } = pose('account' in wrong ? (wrong.account as typeof KEY) : ROLE);
    if ('region' in wrong) target.region = wrong.region;
    if ('secret' in wrong) target.credentials.secretAccessKey = wrong.secret;
    await expect(
      guardAccount(target, { allow: allowedAccounts(wrong.allow).own, maxTrails: 2 }),
    ).rejects.toThrow(message);
    expect([...new Set(asked)]).toEqual(calls);
  });

  test('is refused where too few trails are free', async () => {
    const { target, reference } = pose();
    const clients = clientsOf(reference, { key: 'posing' });
    await makeBucket(clients, 'logs', bucketStatements('logs', [`AWSLogs/${ACCOUNT}`]));
    for (const Name of ['one', 'two', 'three', 'four']) {
      await clients.cloudtrail.send(new CreateTrailCommand({ Name, S3BucketName: 'logs' }));
    }
    await expect(guardAccount(target, { allow: [ACCOUNT], maxTrails: 2 })).rejects.toThrow(
      /1 of 5 trails free/,
    );
    await guardAccount(target, { allow: [ACCOUNT], maxTrails: 1 });
  });

  test('an endpoint of AWS is AWS, and refused without the account named before anything is sent', async () => {
    const { description, close } = await openTarget({
      endpoint: 'https://cloudtrail.eu-west-1.amazonaws.com',
    });
    await close();
    expect(description.aws).toBe(true);
    await expect(guardAccount(description, { allow: [], maxTrails: 2 })).rejects.toThrow(/--allow-aws/);
  });
});

describe('a world in another account', () => {
  const MEMBER = {
    accountId: '210987654321',
    accessKeyId: 'member',
    secretAccessKey: 'member',
    arn: 'arn:aws:sts::210987654321:assumed-role/conformance/ci',
  };
  const enter = (
    allowed: readonly string[],
    account: typeof MEMBER | typeof KEY = MEMBER,
    region?: string,
  ) => {
    const { target, asked } = pose(account as typeof MEMBER);
    const { accessKeyId, secretAccessKey } = account;
    const credentials = { accessKeyId, secretAccessKey };
    const worlds = { 'account.member': { credentials, ...(region ? { region } : {}) } };
    return { asked, entered: openWorld('account.member', { ...target, worlds }, { allowed }) };
  };

  test('is entered where the user allows it', async () => {
    const { asked, entered } = enter([ACCOUNT, MEMBER.accountId]);
    expect(await entered).toMatchObject({ elsewhere: true });
    expect(asked).toEqual(['GetCallerIdentity', 'DescribeTrails']);
  });

  test.each([
    ['the user does not', [ACCOUNT], MEMBER, undefined, /another account/],
    ['its credentials are root', [ACCOUNT], KEY, undefined, /root user/],
    ['its Region is unknown', [MEMBER.accountId], MEMBER, 'us-esat-1', /Unknown AWS Region/],
  ] as const)('is not where %s', async (_, allowed, account, region, reason) => {
    const { entered } = enter(allowed, account, region);
    expect(await entered).toMatchObject({ reason: expect.stringMatching(reason) });
  });
});

test.each([
  ['cloudtrail.us-east-1.amazonaws.com', true],
  ['cloudtrail.cn-north-1.amazonaws.com.cn', true],
  ['cloudtrail.us-east-1.api.aws', true],
  ['s3.eusc-de-east-1.amazonaws.eu', true],
  ['S3.AMAZONAWS.COM.', true],
  ['amazonaws.com.evil.test', false],
  ['notamazonaws.com', false],
  ['localhost', false],
])('%s is AWS: %s', (host, is) => {
  expect(isAwsHost(host)).toBe(is);
});

describe('a target at AWS', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ctc-guard-'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  test('is asked by guard and lanes alike, wherever the profile of the environment leads', async () => {
    const file = join(folder, 'config');
    await writeFile(file, '[profile elsewhere]\nendpoint_url = http://127.0.0.1:1\n');
    vi.stubEnv('AWS_CONFIG_FILE', file);
    vi.stubEnv('AWS_PROFILE', 'elsewhere');
    const hosts = new Set<string>();
    const transport = {
      handle: async ({ hostname }: { hostname: string }) => {
        hosts.add(hostname);
        return { response: new HttpResponse({ statusCode: 403, headers: {}, body: Buffer.from('{}') }) };
      },
    };
    const target: Reachable = { ...pose().target, endpoints: {}, transport };
    await expect(guardAccount(target, { allow: [ACCOUNT], maxTrails: 2 })).rejects.toThrow(
      /STS does not identify/,
    );
    const lanes = openLanes(target, transport);
    for (const lane of ['sdk', 'wire'] as const) await lanes.send('DescribeTrails', { lane, input: {} });
    lanes.close();
    expect([...hosts].sort()).toEqual(['cloudtrail.us-east-1.amazonaws.com', 'sts.us-east-1.amazonaws.com']);
  });
});
