import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import type { Spec } from '../../src/page/spec.ts';
import { operationFiles } from './operation.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'missing-'));
  await cp(join(packageRoot(), 'spec'), join(root, 'spec'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

/** The files of CreateTrail after a change of its spec, as `spec derive` would make it for a changed page. */
async function generate(change: (spec: Spec) => void) {
  const file = join(root, 'spec/CreateTrail/spec.json');
  const spec = JSON.parse(await readFile(file, 'utf8')) as Spec;
  change(spec);
  await writeFile(file, JSON.stringify(spec));
  const { files } = await operationFiles(root, 'CreateTrail', () => '');
  const table = JSON.parse(files.get('cases.json') ?? '') as { cases: { id: string }[] };
  return table.cases.map(({ id }) => id);
}

const clause = (id: string) => {
  const [section = '', member = ''] = id.split('.');
  return { id, section, member, ordinal: 1, sha256: 'f'.repeat(64) } as unknown as Spec['clauses'][number];
};
const member = (spec: Spec, name: string) => spec.request.members.find((one) => one.name === name);
const error = (spec: Spec, name: string) => spec.errors.find((one) => one.name === name);
const ruleOf = (spec: Spec) => {
  const rule = member(spec, 'Name')?.rules?.find(({ kind }) => kind === 'charset');
  if (rule?.kind !== 'charset') throw new Error('no charset');
  return rule;
};

describe('generate on a spec that has changed', () => {
  it('names every clause without words and every error without a trigger, with the lines to add', async () => {
    const message = await generate((spec) => {
      spec.clauses.push(clause('request.Fresh.1'), clause('error.FreshException.1'));
      spec.errors.push({
        name: 'FreshException',
        status: 400,
        retired: false,
        clauses: ['error.FreshException.1'],
      });
    }).catch((failure: Error) => failure.message);
    expect(message).toContain('spec/CreateTrail/ does not fit its spec.json.');
    expect(message).toContain(
      '2 clauses without words. Describe them in your own, classify them, and add to clauses.yaml:\n  request.Fresh.1:\n    description: ""\n    class: judged\n  error.FreshException.1:\n',
    );
    expect(message).toContain(
      '1 error that nothing provokes. Add to the exceptions of triggers.yaml:\n  FreshException:\n    cases:\n',
    );
  });

  it('names every clause and error that the spec no longer has', async () => {
    const gone = 'InvalidS3PrefixException';
    const message = await generate((spec) => {
      spec.errors = spec.errors.filter(({ name }) => name !== gone);
      spec.clauses = spec.clauses.filter((one) => one.member !== gone);
    }).catch((failure: Error) => failure.message);
    expect(message).toContain(
      `3 clauses that spec.json no longer has. Remove from clauses.yaml:\n  error.${gone}.heading\n`,
    );
    expect(message).toContain(
      `1 error that spec.json no longer has. Remove from the exceptions of triggers.yaml:\n  ${gone}`,
    );
  });

  it('names a member that no case sends, and a judged clause that no case judges', async () => {
    const file = join(root, 'spec/CreateTrail/clauses.yaml');
    const notes = await readFile(file, 'utf8');
    await writeFile(file, `${notes}\n  request.Fresh.1:\n    description: It is fresh.\n    class: judged\n`);
    const message = await generate((spec) => {
      spec.clauses.push(clause('request.Fresh.1'));
      spec.request.members.push({
        name: 'Fresh',
        type: 'boolean',
        required: false,
        clauses: ['request.Fresh.1'],
      });
    }).catch((failure: Error) => failure.message);
    expect(message).toContain('no case sends the member Fresh');
    expect(message).toContain('no case judges request.Fresh.1, which is classified as judged');
  });

  it('sends no name with a character that a wider charset allows', async () => {
    const space = 'InvalidTrailNameException/name-character-u0020';
    expect(await generate(() => undefined)).toContain(space);
    const wider = await generate((spec) => {
      ruleOf(spec).chars = 'a-zA-Z0-9._ -';
    });
    expect(wider).not.toContain(space);
  });

  it('drops a further length that a larger limit reaches', async () => {
    const ids = await generate((spec) => {
      const limit = error(spec, 'TagsLimitExceededException')?.limits?.maxTags;
      if (limit) limit.value = 100;
    });
    const counts = ids.filter((id) => /^TagsLimitExceededException\/tags-list-count-\d+$/.test(id));
    expect(counts.map((id) => id.replace(/.*-/, '')).sort()).toEqual(['100', '101', '99']);
  });
});
