import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownFinding } from './known-entry.ts';
import { readKnown } from './known-file.ts';
import { describeUpdate, updateKnown } from './known-update.ts';

const IDS = ['A/one', 'A/two', 'A/gone', 'A/new'];

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'known-'));
  path = join(folder, 'known.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the list of known differences', () => {
  it('is updated to a run: reasons and comments stay, vanished entries go, new ones lack a reason', async () => {
    await writeFile(
      path,
      `# why we have this
known:
  # tracked
  - case: A/one
    actual: "Old: code"
    reason: because
  - case: A/gone
    actual: "Old: code"
    reason: once
`,
    );
    const findings: KnownFinding[] = [
      { state: 'changed', case: 'A/one', entry: 0, actual: 'New: code' },
      { state: 'vanished', case: 'A/gone', entry: 1 },
      { state: 'new', case: 'A/new', actual: 'New: status' },
    ];
    const counted = await updateKnown(await readKnown(path, { forUpdate: true }), findings, IDS);
    expect(counted).toEqual({ entries: 2, reasonless: 1, filled: 0 });
    const text = await readFile(path, 'utf8');
    expect(text).toContain('# why we have this');
    expect(text).toMatch(/case: A\/one\n +actual: "?New: code"?\n +reason: because/);
    expect(text).toMatch(/case: A\/new\n +actual: "?New: status"?\n +reason: ""/);
    expect(text).not.toContain('A/gone');
  });

  it('gives new entries the reason of the update', async () => {
    const findings: KnownFinding[] = [{ state: 'new', case: 'A/new', actual: 'New: status' }];
    const file = await readKnown(path, { forUpdate: true });
    expect(await updateKnown(file, findings, IDS, 'not built yet')).toEqual({
      entries: 1,
      reasonless: 0,
      filled: 0,
    });
    expect((await readKnown(path)).entries).toEqual([
      { case: 'A/new', actual: 'New: status', reason: 'not built yet' },
    ]);
  });

  it('gives the reason of the update to entries that lack one, and to no others', async () => {
    const entry = (id: string, reason: string) =>
      `  - case: ${id}\n    actual: "X: y"\n    reason: ${JSON.stringify(reason)}\n`;
    await writeFile(path, `known:\n${entry('A/one', '')}${entry('A/two', 'because')}${entry('A/gone', ' ')}`);
    // One is judged and one is not: neither has a reason to lose.
    const findings: KnownFinding[] = [{ state: 'known', case: 'A/one', entry: 0, actual: 'X: y' }];
    const file = await readKnown(path, { forUpdate: true });
    expect(await updateKnown(file, findings, IDS, 'later')).toEqual({ entries: 3, reasonless: 0, filled: 2 });
    expect((await readKnown(path)).entries.map(({ reason }) => reason)).toEqual([
      'later',
      'because',
      'later',
    ]);
  });

  it('describes each change by what was done', () => {
    const entries = [
      { case: 'A/one', actual: 'X: a', reason: 'r' },
      { case: 'A/two', actual: 'X: b', reason: 'r', expires: '2026-01-01' },
    ];
    const described = (finding: KnownFinding) =>
      describeUpdate({ ...finding, message: 'as it was' }, { entries });
    expect(described({ state: 'new', case: 'A/new', actual: 'Y: c' })).toBe('added    A/new: Y: c');
    expect(described({ state: 'changed', case: 'A/one', entry: 0, actual: 'Y: c' })).toBe(
      'changed  A/one: X: a became Y: c',
    );
    expect(described({ state: 'vanished', case: 'A/one', entry: 0 })).toBe(
      'removed  A/one: it no longer fails',
    );
    expect(described({ state: 'vanished', case: 'A/gone', unmatched: true })).toBe(
      'removed  A/gone: no case has this name',
    );
    expect(described({ state: 'expired', case: 'A/two', entry: 1, actual: 'X: b' })).toMatch(
      /until 2026-01-01/,
    );
    expect(described({ state: 'known', case: 'A/one', entry: 0, actual: 'X: a' })).toBe('as it was');
  });

  it('names the cases of a glob that no longer fits them all', async () => {
    await writeFile(path, 'known:\n  - case: A/*\n    actual: "X: y"\n    reason: because\n');
    const findings: KnownFinding[] = [
      { state: 'known', case: 'A/one', entry: 0, actual: 'X: y' },
      { state: 'vanished', case: 'A/two', entry: 0 },
    ];
    await updateKnown(await readKnown(path), findings, ['A/one', 'A/two']);
    expect((await readKnown(path)).entries).toEqual([{ case: 'A/one', actual: 'X: y', reason: 'because' }]);
  });

  it('keeps the cases of a glob that the run did not judge, with the reason', async () => {
    const glob = '  - case: A/*\n    actual: "X: y"\n    reason: because\n';
    const named = '  - case: A/new\n    actual: "X: z"\n    reason: another\n';
    await writeFile(path, `known:\n${glob}${named}`);
    const findings: KnownFinding[] = [
      { state: 'changed', case: 'A/one', entry: 0, actual: 'X: changed' },
      { state: 'vanished', case: 'A/two', entry: 0 },
    ];
    await updateKnown(await readKnown(path), findings, IDS);
    expect((await readKnown(path)).entries).toEqual([
      { case: 'A/one', actual: 'X: changed', reason: 'because' },
      { case: 'A/gone', actual: 'X: y', reason: 'because' },
      { case: 'A/new', actual: 'X: z', reason: 'another' },
    ]);
  });

  it('leaves a glob alone where the run judged none of its cases', async () => {
    await writeFile(path, 'known:\n  - case: A/*\n    actual: "X: y"\n    reason: because\n');
    await updateKnown(await readKnown(path), [], IDS);
    expect((await readKnown(path)).entries).toEqual([{ case: 'A/*', actual: 'X: y', reason: 'because' }]);
  });
});
