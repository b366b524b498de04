import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePage } from './parse.ts';
import type { Spec } from './spec.ts';
import { SAMPLE_PAGE } from './testing/sample.ts';
import { serializeSpec, writeSpec } from './write.ts';

const spec = () => parsePage(SAMPLE_PAGE);
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spec-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('serializeSpec', () => {
  it('writes the same bytes for any order of keys', () => {
    const reversed = JSON.parse(JSON.stringify(spec()), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Spec;
    expect(JSON.parse(serializeSpec(spec()))).toEqual(spec());
    expect(Object.keys(reversed)[0]).toBe('clauses');
    expect(serializeSpec(reversed)).toBe(serializeSpec(spec()));
  });

  it('writes the bytes of the committed file for any order of keys', () => {
    const committed = readFileSync(new URL('../../spec/CreateTrail/spec.json', import.meta.url), 'utf8');
    const sorted = JSON.parse(committed, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort())
        : value,
    ) as Spec;
    expect(serializeSpec(sorted)).toBe(committed);
  });

  const serialized = (value: object) => serializeSpec(value as Spec);

  it.each([
    [['ordinal', 'label', 'sha256', 'kind']],
    [['deprecated', 'retired', 'members', 'limits', 'rules', 'value']],
    [['minLength', 'maxLength', 'minItems', 'maxItems', 'examples', 'clause', 'clauses']],
  ])('puts %j in this order', (keys) => {
    const reversed = Object.fromEntries(keys.toReversed().map((key) => [key, 1]));
    expect(Object.keys(JSON.parse(serialized(reversed)))).toEqual(keys);
  });

  it('writes keys that are names last, in alphabetical order', () => {
    expect(serialized({ Sign: 2, maxTags: 1, clauses: 3, MaxTags: 4, $schema: 5 })).toBe(
      '{\n  "$schema": 5,\n  "clauses": 3,\n  "MaxTags": 4,\n  "Sign": 2,\n  "maxTags": 1\n}\n',
    );
  });

  it('keeps a short list of words on one line', () => {
    const listed = (length: number) => ({ items: ['a', 'x'.repeat(length), 'b'] });
    // Two spaces, `"items": [`, four quotes, two commas, two spaces and `]` stand around the words.
    const fits = 110 - '  "items": ["a", "", "b"]'.length;
    expect(serialized(listed(fits))).toBe(`{\n  "items": ["a", "${'x'.repeat(fits)}", "b"]\n}\n`);
    expect(serialized(listed(fits + 1)).split('\n')).toHaveLength(8);
  });

  it('writes each item of a list of lists or objects on its own line', () => {
    expect(serialized({ items: [['a', 'b'], ['c']], rules: [{ name: 'd' }], name: null })).toBe(
      [
        '{',
        '  "name": null,',
        '  "items": [',
        '    ["a", "b"],',
        '    ["c"]',
        '  ],',
        '  "rules": [',
        '    {',
        '      "name": "d"',
        '    }',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });
});

describe('writeSpec', () => {
  it('replaces the file and leaves no other file', async () => {
    const file = join(folder, 'a.spec.json');
    await writeSpec(file, { ...spec(), service: 'Old' });
    await writeSpec(file, spec());
    expect(await readFile(file, 'utf8')).toBe(serializeSpec(spec()));
    expect(await readdir(folder)).toEqual(['a.spec.json']);
  });

  it('changes nothing when it fails', async () => {
    const file = join(folder, 'taken');
    await mkdir(join(file, 'inside'), { recursive: true });
    await expect(writeSpec(file, spec())).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
    await expect(writeSpec(join(file, 'inside'), spec())).rejects.toThrow(/can't be written/);
  });

  it('creates the folder of the file', async () => {
    const file = join(folder, 'OpenKiosk', 'spec.json');
    await writeSpec(file, spec());
    expect(await readFile(file, 'utf8')).toBe(serializeSpec(spec()));
  });

  it("refuses another operation's file, which stays as it was", async () => {
    const file = join(folder, 'a.json');
    await writeSpec(file, { ...spec(), operation: 'CloseKiosk' });
    const before = await readFile(file, 'utf8');
    await expect(writeSpec(file, spec())).rejects.toThrow(
      `${file} is the spec of CloseKiosk, not of OpenKiosk. Name another file with --out.`,
    );
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('replaces a file that is no spec', async () => {
    const file = join(folder, 'a.json');
    await writeFile(file, 'half of a');
    await writeSpec(file, spec());
    expect(await readFile(file, 'utf8')).toBe(serializeSpec(spec()));
  });

  it('refuses a file of an installed package, also through a link', async () => {
    const installed = join(folder, 'node_modules/suite/spec.json');
    await mkdir(join(folder, 'node_modules/suite'), { recursive: true });
    await writeFile(installed, '{}');
    const link = join(folder, 'link.json');
    await symlink(installed, link);
    for (const file of [installed, link, join(folder, 'node_modules/other/spec.json')]) {
      await expect(writeSpec(file, spec())).rejects.toThrow(`${file} belongs to an installed package`);
    }
    expect(await readFile(installed, 'utf8')).toBe('{}');
  });
});
