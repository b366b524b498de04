import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './load.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(extension: string, text: string): Promise<string> {
  const file = join(folder, `cloudtrail-conformance.config.${extension}`);
  await writeFile(file, text);
  return file;
}

const json = (value: unknown) => write('json', JSON.stringify(value));

describe('a config file', () => {
  it.each([
    ['json', '{"targets":{"a":{"reference":true}}}'],
    ['yaml', 'targets:\n  a: { reference: true }\n'],
    ['yml', 'targets: { a: { reference: true } }'],
    ['mjs', 'export default { targets: { a: { reference: true } } };'],
    ['js', 'export default { targets: { a: { reference: true } } };'],
    ['cjs', 'module.exports = { targets: { a: { reference: true } } };'],
    ['mts', 'export default { targets: { a: { reference: true as const } } };'],
    [
      'ts',
      "import { defineConfig } from 'cloudtrail-conformance';\nexport default defineConfig({ targets: { a: { reference: true as const } } });",
    ],
  ])('is read as %s', async (extension, text) => {
    const { config } = await loadConfig(await write(extension, text));
    expect(config).toEqual({ targets: { a: { reference: true } } });
  });

  it.each([
    ['a wrong type', { port: 'x', image: 'i' }, /targets\.a\.container\.port: expected an integer, got "x"/],
    ['a missing key', { image: 'i' }, /targets\.a\.container\.port: missing/],
    [
      'an unknown key',
      { image: 'i', port: 1, wait: 2 },
      /targets\.a\.container\.wait: unknown key. Expected one of image, port/,
    ],
    [
      'a number out of range',
      { image: 'i', port: 70_000 },
      /container\.port: expected a number <= 65535, got 70000/,
    ],
  ])('says key, expectation and value for %s', async (_, container, sentence) => {
    await expect(loadConfig(await json({ targets: { a: { container } } }))).rejects.toThrow(sentence);
  });

  it.each([
    ['none', {}],
    ['two', { reference: true, endpoint: 'http://127.0.0.1:1' }],
  ])('says that a target is exactly one thing where it is %s', async (_, target) => {
    await expect(loadConfig(await json({ targets: { a: target } }))).rejects.toThrow(
      /targets\.a: expected exactly one of endpoint, container, process/,
    );
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a key that is nearly one', { endpiont: 'x' }, /endpiont: unknown key. Did you mean endpoint\?/],
    [
      'no URL',
      { endpoint: 'localhost:5000' },
      /a\.endpoint: .*got "localhost:5000" \(An http or https URL\)/,
    ],
    [
      'nothing where something is needed',
      { process: { command: [] } },
      /command: expected at least one, got/,
    ],
    [
      'half of a credential',
      { credentials: { accessKeyId: 'A' } },
      /credentials: expected either profile, or/,
    ],
    [
      'a world without a way in',
      { worlds: { x: { calmMs: 1 } } },
      /worlds\.x: expected at least one of account/,
    ],
    ['a header that HTTP does not take', { headers: { 'x a': 'b' } }, /headers\.x a: invalid key/],
  ])('says so of %s', async (_, wrong, sentence) => {
    await expect(loadConfig(await json({ targets: { a: wrong } }))).rejects.toThrow(sentence);
  });

  it('names the line of a syntax error', async () => {
    const file = await write('ts', 'export default {\n  targets: { a b },\n};');
    await expect(loadConfig(file)).rejects.toThrow(/config\.ts:2 can't be read \(.*Unexpected token/);
  });

  it('names the file and the place of a JSON error', async () => {
    await expect(loadConfig(await write('json', '{ nope'))).rejects.toThrow(
      /config\.json can't be read \(.*position/,
    );
  });

  it('names the place of a YAML error', async () => {
    await expect(loadConfig(await write('yaml', 'targets: { a: [ }'))).rejects.toThrow(
      /config\.yaml: .*line 1, column/,
    );
  });
});
