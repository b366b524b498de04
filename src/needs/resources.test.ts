import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { assertResources } from './resources.ts';

const check = (resources: Record<string, { id: string }>) => () =>
  assertResources({ endpoint: 'http://127.0.0.1:1', resources }, loadTable(), 'config.json: targets.ours.');

it.each([
  [{ buckt: { id: 'x' } }, 'resources.buckt: no need has this name. Did you mean bucket?'],
  // A trait is not a resource.
  [{ signatures: { id: 'x' } }, 'resources.signatures: no need has this name. '],
  [{ topic: { id: 'x' } }, 'resources.topic.arn: missing (cases read it).'],
  // The alias is created for the key, and reads its ARN.
  [{ key: { id: 'x' } }, 'resources.key.arn: missing (cases read it).'],
])('refuses %j with file and key', (resources, sentence) => {
  expect(check(resources)).toThrow(`config.json: targets.ours.${sentence}`);
});

it('accepts an id where the other attributes follow from it', () => {
  expect(check({ bucket: { id: 'my-own-bucket' } })).not.toThrow();
});
