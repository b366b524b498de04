import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePage } from './parse.ts';
import { SAMPLE_PAGE } from './sample.ts';
import type { Spec } from './spec.ts';
import { serializeSpec, writeSpec } from './write.ts';

const spec = parsePage(SAMPLE_PAGE);
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spec-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('serializeSpec', () => {
  it('gives back the spec, in the same bytes whatever the order of its keys', () => {
    const reversed = JSON.parse(JSON.stringify(spec), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Spec;
    expect(JSON.parse(serializeSpec(spec))).toEqual(spec);
    expect(Object.keys(reversed)[0]).toBe('clauses');
    expect(serializeSpec(reversed)).toBe(serializeSpec(spec));
  });
});

describe('writeSpec', () => {
  it('replaces the file and leaves nothing else behind', async () => {
    const file = join(folder, 'a.spec.json');
    await writeSpec(file, { ...spec, service: 'Old' });
    await writeSpec(file, spec);
    expect(await readFile(file, 'utf8')).toBe(serializeSpec(spec));
    expect(await readdir(folder)).toEqual(['a.spec.json']);
  });

  it('leaves things as they were when it fails', async () => {
    const file = join(folder, 'taken');
    await mkdir(join(file, 'inside'), { recursive: true });
    await expect(writeSpec(file, spec)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
    await expect(writeSpec(join(folder, 'none', 'a.json'), spec)).rejects.toThrow(/ENOENT/);
  });
});
