import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { userAgentOf } from './user-agents.ts';

const { cases, operation } = loadTable();
const inWireLane = cases.filter(({ request }) => request.lane === 'wire');

it('gives cases the user agents of boto3, AWS CLI and Terraform', () => {
  const agents = inWireLane.map(({ request }) => userAgentOf(operation, request.input).split('/')[0]);
  expect(new Set(agents)).toEqual(new Set(['Boto3', 'aws-cli', 'APN']));
});

it('gives the same one whatever the values are, so that a request and its control mostly have one', () => {
  expect(userAgentOf('OpenKiosk', { a: 1, b: 2 })).toBe(userAgentOf('OpenKiosk', { b: 'x', a: 'y' }));
  const same = inWireLane.filter(
    ({ request, control }) =>
      control && userAgentOf(operation, request.input) === userAgentOf(operation, control.request.input),
  );
  const withControl = inWireLane.filter(({ control }) => control);
  expect(same.length / withControl.length).toBeGreaterThan(0.8);
});
