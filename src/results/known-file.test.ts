import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKnown } from './known-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'known-'));
  path = join(folder, 'known.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the file of known differences', () => {
  it('is refused with line and key where a reason is empty', async () => {
    await writeFile(path, 'known:\n  - case: A/one\n    actual: "X: y"\n    reason: ""\n');
    await expect(readKnown(path)).rejects.toThrow(/known\.yaml:2: known\.0\.reason is empty/);
    await expect(readKnown(path, { forUpdate: true })).resolves.toBeDefined();
  });

  it('is refused with the key where it does not fit its schema', async () => {
    await writeFile(path, 'known:\n  - case: A/one\n    reasons: why\n    expires: tomorrow\n');
    await expect(readKnown(path)).rejects.toThrow(/known\.0\.actual: missing/);
    await expect(readKnown(path)).rejects.toThrow(/known\.0\.reasons: unknown key. Did you mean reason\?/);
    await expect(readKnown(path)).rejects.toThrow(/known\.0\.expires: expected .* got "tomorrow"/);
  });

  it('is refused where a date is invalid, or a case is listed twice', async () => {
    const entry = '  - case: A/one\n    actual: "X: y"\n    reason: because\n';
    await writeFile(path, `known:\n${entry}    expires: 2027-02-30\n`);
    await expect(readKnown(path)).rejects.toThrow(/known\.0\.expires: expected a date, got "2027-02-30"/);
    await writeFile(path, `known:\n${entry}${entry}`);
    await expect(readKnown(path)).rejects.toThrow(/known\.yaml:5: A\/one is listed before; keep one entry/);
  });

  it('is refused in one line where it is not YAML', async () => {
    await writeFile(path, 'known: [\n');
    await expect(readKnown(path)).rejects.toThrow(/^[^\n]+$/);
  });
});
