import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXTENSIONS, findConfig, unreachedConfig } from './find.ts';

let root: string;
let inner: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'find-')));
  inner = join(root, 'packages/one');
  await mkdir(inner, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

async function write(...at: string[]): Promise<string> {
  const file = join(root, ...at);
  await writeFile(file, '{}');
  return file;
}

describe('the config file', () => {
  it.each(EXTENSIONS)('is found as %s, unless there are two', async (extension) => {
    expect(findConfig(root)).toBeUndefined();
    const file = await write(`cloudtrail-conformance.config${extension}`);
    expect(findConfig(root)).toBe(file);
    await write('cloudtrail-conformance.config.toml');
    expect(() => findConfig(root)).toThrow(/several config files .*Keep one of them\.$/);
  });

  it('is found up to the root of the repository and not above it', async () => {
    const file = await write('cloudtrail-conformance.config.json');
    expect(findConfig(inner)).toBeUndefined();
    expect(unreachedConfig(inner)).toMatch(/cloudtrail-conformance\.config\.json$/);
    await mkdir(join(root, '.git'));
    expect(findConfig(inner)).toBe(file);
    expect(unreachedConfig(inner)).toBeUndefined();
    // The .git of a worktree is a file.
    await writeFile(join(root, 'packages/.git'), 'gitdir: elsewhere');
    expect(findConfig(inner)).toBeUndefined();
  });

  it('is the nearest of several folders', async () => {
    await mkdir(join(root, '.git'));
    await write('cloudtrail-conformance.config.json');
    const near = await write('packages', 'cloudtrail-conformance.config.yaml');
    expect(findConfig(inner)).toBe(near);
  });

  it.each([
    'cloudtrail-conformance.config.toml',
    'cloudtrail-conformance.config.jsonc',
    'cloudtrail-conformance.config',
    'cloudtrail-conformance.json',
    'cloudtrail-conformance.yaml',
    'CloudTrail-Conformance.config.ts',
    'cloudtrail_conformance.config.ts',
    '.cloudtrail-conformancerc',
    '.cloudtrail-conformancerc.json',
  ])('under the name %s is not passed over', async (name) => {
    await mkdir(join(root, '.git'));
    await write('cloudtrail-conformance.config.json');
    await write('packages', name);
    expect(() => findConfig(inner)).toThrow(/looks like a config file, but is not read under this name/);
  });

  it.each([
    'cloudtrail-conformance.md',
    'cloudtrail-conformance-0.1.0.tgz',
    'cloudtrail-conformance.test.ts',
    'cloudtrail-conformance.log',
  ])('is not seen in %s', async (name) => {
    await write(name);
    await mkdir(join(root, 'cloudtrail-conformance'));
    expect(findConfig(root)).toBeUndefined();
  });
});
