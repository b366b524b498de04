import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { loadSources } from './load.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sources-'));
  await cp(join(packageRoot(), 'spec'), join(root, 'spec'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const edit = async (file: string, change: (text: string) => string) => {
  const path = join(root, 'spec', file);
  await writeFile(path, change(await readFile(path, 'utf8')));
};

describe('loadSources', () => {
  it('reads each file of spec/', async () => {
    const { spec, triggers, response, policies, policyGrammar, clauses, observations } = await loadSources(
      root,
      'CreateTrail',
    );
    expect(spec.operation).toBe('CreateTrail');
    expect(triggers.operations.list).toBe('DescribeTrails');
    expect(response.members).toHaveProperty('TrailARN');
    expect(policies.policies).toHaveProperty('bucket-delivery');
    expect(policyGrammar.documents).toHaveProperty('bucket');
    expect(clauses.clauses).toHaveProperty(['request.Name.1']);
    expect(observations.observations).toHaveProperty(['response.defaults']);
  });

  it('refuses a schema with an unknown keyword', async () => {
    await edit('schemas/policies.schema.json', (text) => text.replace('{', '{ "odd": 1,'));
    await expect(loadSources(root, 'CreateTrail')).rejects.toThrow('strict mode: unknown keyword: "odd"');
  });

  it('reads merge keys', async () => {
    await edit(
      'CreateTrail/policies.yaml',
      (text) =>
        `${text}\n  merged: { <<: { description: Merged in. }, document: { Version: "2012-10-17", Statement: [1] } }\n`,
    );
    expect((await loadSources(root, 'CreateTrail')).policies.policies.merged?.description).toBe('Merged in.');
  });

  it.each([
    ...['triggers', 'response', 'policies', 'policy-grammar', 'clauses'].map((name) => `CreateTrail/${name}`),
    'observations',
  ])('names each wrong place in spec/%s.yaml, and the unknown key', async (name) => {
    await edit(`${name}.yaml`, (text) => `${text.replace('formatVersion: 1', 'formatVersion: 2')}\nodd: 1\n`);
    await expect(loadSources(root, 'CreateTrail')).rejects.toThrow(
      `spec/${name}.yaml: the whole file must NOT have additional properties (odd); /formatVersion must be equal to constant`,
    );
  });
});
