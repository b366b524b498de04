import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parsePage } from './parse.ts';
import { scaffold, writeScaffold } from './scaffold.ts';
import { SAMPLE_PAGE } from './testing/sample.ts';

const files = () => scaffold(parsePage(SAMPLE_PAGE));
/** The text without the signs of the comments that somebody has to fill in. */
const filledIn = (text: string) => text.replace(/^( {2})?# (?=[\w ]*[\w.]+:|- )/gm, '$1');

describe('scaffold', () => {
  it('has every clause and error as a comment, and only retired errors without', () => {
    expect(parse(files()['clauses.yaml'])).toEqual({ formatVersion: 1, clauses: null });
    expect(parse(files()['triggers.yaml'])).toEqual({ formatVersion: 1, exceptions: { OldException: {} } });
    for (const { id } of parsePage(SAMPLE_PAGE).clauses)
      expect(files()['clauses.yaml']).toContain(`  # ${id}:\n`);
  });

  it('is YAML when the comments are filled in', () => {
    const clauses = parse(
      filledIn(files()['clauses.yaml']).replace(/^# The clauses.*\n# judged.*\n/m, ''),
    ) as {
      clauses: Record<string, unknown>;
    };
    expect(Object.keys(clauses.clauses)).toEqual(parsePage(SAMPLE_PAGE).clauses.map(({ id }) => id));
    expect(files()['triggers.yaml']).toContain(
      '# minimalRequest: { Label: "" }\n#   may also have Fresh, a boolean\n',
    );
    expect(files()['triggers.yaml']).toContain('  # CrumbsException:\n  #   cases:\n  #     - id: ""\n');
  });
});

describe('writeScaffold', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scaffold-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes the spec and the start of the files beside it', async () => {
    const written = await writeScaffold(join(folder, 'OpenKiosk'), parsePage(SAMPLE_PAGE));
    expect(written.map((file) => file.slice(folder.length + 1))).toEqual([
      'OpenKiosk/spec.json',
      'OpenKiosk/clauses.yaml',
      'OpenKiosk/triggers.yaml',
    ]);
    expect((await readdir(join(folder, 'OpenKiosk'))).sort()).toEqual([
      'clauses.yaml',
      'spec.json',
      'triggers.yaml',
    ]);
  });

  it('overwrites nothing', async () => {
    await writeFile(join(folder, 'triggers.yaml'), 'mine');
    await expect(writeScaffold(folder, parsePage(SAMPLE_PAGE))).rejects.toThrow(
      `${join(folder, 'triggers.yaml')} is there already. Name another folder with --out.`,
    );
    expect(await readFile(join(folder, 'triggers.yaml'), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['triggers.yaml']);
  });
});
