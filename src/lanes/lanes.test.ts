import { HttpResponse } from '@smithy/protocol-http';
import { afterEach, expect, it, vi } from 'vitest';
import type { TargetDescription } from '../contract/target.ts';
import { openLanes } from './index.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Where each lane sends a request to, by the target that is described. */
async function placesOf(target: Partial<TargetDescription>): Promise<string[]> {
  const places: string[] = [];
  const lanes = openLanes(
    {
      name: 'aws',
      endpoints: {},
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      ...target,
    },
    {
      handle: async ({ protocol, hostname, port, path }) => {
        places.push(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
        return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from('{}') }) };
      },
    },
  );
  for (const lane of ['sdk', 'wire'] as const) await lanes.send('DescribeTrails', { lane, input: {} });
  lanes.close();
  return places;
}

it.each([
  ['eu-west-1', 'https://cloudtrail.eu-west-1.amazonaws.com/'],
  ['cn-north-1', 'https://cloudtrail.cn-north-1.amazonaws.com.cn/'],
  ['us-gov-west-1', 'https://cloudtrail.us-gov-west-1.amazonaws.com/'],
])('both lanes go to the place of the Region %s', async (region, place) => {
  expect(await placesOf({ region })).toEqual([place, place]);
});

it('both lanes go where the target is, and where the environment says', async () => {
  const url = 'http://127.0.0.1:4566';
  vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
  const fips = 'https://cloudtrail-fips.us-west-2.amazonaws.com/';
  expect(await placesOf({ region: 'us-west-2' })).toEqual([fips, fips]);
  expect(await placesOf({ endpoints: { cloudtrail: url } })).toEqual([`${url}/`, `${url}/`]);
});

it.each([
  ['StartLogging', true],
  ['StopLogging', true],
  ['AddTags', true],
  ['CreateTrail', false],
  ['GetTrail', false],
  ['NoSuchOperation', false],
])('the wire lane takes an empty body as a success of %s: %s', async (operation, accepted) => {
  const lanes = openLanes(
    {
      name: 'empty',
      endpoints: { cloudtrail: 'http://127.0.0.1:1' },
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    },
    { handle: async () => ({ response: new HttpResponse({ statusCode: 200, headers: {}, body: '' }) }) },
  );
  const { seen } = await lanes.send(operation, { lane: 'wire', input: {} });
  lanes.close();
  expect(seen.kind).toBe(accepted ? 'accepted' : 'unreadable');
});
