import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_PAGE } from '../page/testing/sample.ts';
import { derive, diff, scaffold } from './spec.ts';

let folder = '';
let printed = '';
const none = { page: undefined, sdk: undefined, package: undefined };
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spec-verb-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  await writeFile(at('page.txt'), SAMPLE_PAGE);
});
afterEach(() => rm(folder, { recursive: true }));

describe('spec derive', () => {
  it('writes the spec of a page and of an operation of the SDK where it is told', async () => {
    await derive.run({ ...none, page: at('page.txt'), out: at('a/spec.json') }, []);
    await derive.run({ ...none, sdk: 'StopLogging', out: at('b/spec.json') }, []);
    expect(printed).toBe(`wrote ${at('a/spec.json')}\nwrote ${at('b/spec.json')}\n`);
    const operation = async (file: string) => JSON.parse(await readFile(at(file), 'utf8')).operation;
    expect([await operation('a/spec.json'), await operation('b/spec.json')]).toEqual([
      'OpenKiosk',
      'StopLogging',
    ]);
  });

  it("refuses another operation's file", async () => {
    await derive.run({ ...none, page: at('page.txt'), out: at('spec.json') }, []);
    await expect(derive.run({ ...none, sdk: 'StopLogging', out: at('spec.json') }, [])).rejects.toThrow(
      `${at('spec.json')} is the spec of OpenKiosk, not of StopLogging. Name another file with --out.`,
    );
  });

  it.each([
    ['neither page nor operation', {}],
    ['both', { page: 'page.txt', sdk: 'StopLogging' }],
  ])('refuses %s', async (_what, given) => {
    await expect(derive.run({ ...none, ...given, out: at('spec.json') }, [])).rejects.toThrow(
      'Give either --page PAGE or --sdk OPERATION.',
    );
  });
});

describe('spec diff', () => {
  it('refuses an operation that the suite has no spec of, and a spec of another witness', async () => {
    await expect(diff.run({ ...none, page: at('page.txt') }, [])).rejects.toThrow(
      'The suite has no spec of OpenKiosk.',
    );
    await expect(diff.run({ ...none, sdk: 'CreateTrail' }, [])).rejects.toThrow(
      'The spec of CreateTrail was derived from its page.',
    );
  });
});

describe('spec scaffold', () => {
  it('starts the files of an operation and prints the words of its clauses', async () => {
    await scaffold.run({ package: undefined, out: at('StopLogging') }, ['StopLogging']);
    expect(printed).toMatch(/^request\.Name\.type: Type: String$/m);
    const clauses = await readFile(at('StopLogging/clauses.yaml'), 'utf8');
    expect(clauses).toContain('  # request.Name.type:\n');
    expect(clauses).not.toContain('Type: String');
  });
});
