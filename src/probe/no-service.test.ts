import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { type DirectAnswer, inProcessTransport } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { preflight } from './preflight.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const preflightOf = (answer: (operation: string) => DirectAnswer | undefined) => {
  const { handle } = createReference();
  const transport = inProcessTransport(async (request) => {
    const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
    return answer(operation) ?? handle(request);
  });
  const target = {
    ...{ name: 'ours', endpoints: oneEndpoint('http://ours.invalid'), region: 'us-east-1', transport },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  return preflight(target, loadTable());
};

// Each was judged once, for up to two minutes, instead of being told that there is no CloudTrail.
it.each<[string, DirectAnswer, RegExp]>([
  [
    'a refusal without a name',
    { status: 403, headers: JSON_TYPE, body: '{"message":"Forbidden"}' },
    /status 403 with application\/json.*Check the address/,
  ],
  ['a redirect', { status: 302, headers: { location: '/login' }, body: '' }, /status 302.*Check the address/],
  ['an empty body', { status: 200, headers: {}, body: '' }, /status 200.*Check the address/],
  ['a list', { status: 200, headers: JSON_TYPE, body: '[]' }, /status 200.*Check the address/],
  [
    'an empty object',
    { status: 200, headers: JSON_TYPE, body: '{}' },
    /answers DescribeTrails without trailList, and GetTrail of a trail that doesn't exist with an empty success/,
  ],
])('a server that answers everything with %s is no target', async (_, answer, message) => {
  await expect(preflightOf(() => answer)).rejects.toThrow(message);
});

it('a server whose list is wrong, but which knows its trails, is judged', async () => {
  const wrong = { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{}' };
  await expect(
    preflightOf((operation) => (operation === 'DescribeTrails' ? wrong : undefined)),
  ).resolves.toBeDefined();
});
