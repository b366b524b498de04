import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { EXIT } from '../../src/results/exit-code.ts';
import { deceivers } from './all.ts';
import { type ServerRow, toMarkdown } from './markdown.ts';
import { forgerRows, serverRow } from './rows.ts';

/** Whatever it answers the suite is right; docs/deceivers.md says so. */
const RIGHT_WHILE_ASKED = ['knows-the-suite'];

describe.sequential('servers that try to be called right', () => {
  const servers: ServerRow[] = [];

  it.each(deceivers.map((deceiver) => [deceiver.id, deceiver] as const))('%s', async (id, deceiver) => {
    const { tried, row } = await serverRow(deceiver);
    servers.push(row);
    const found = RIGHT_WHILE_ASKED.includes(id) ? EXIT.conforms : EXIT.deviates;
    expect([row.run, row.certify]).toEqual([found, found]);
    // Without the table too: what is drawn for a run nobody knows before. One kind asks a right server for it.
    if (found === EXIT.deviates && id !== 'asks-for-the-unknown')
      expect(tried.drawnFailed / tried.drawn).toBeGreaterThan(0.1);
    expect([row.verify, row.verifyChallenge]).toEqual([[], []]);
  });

  it('are described as they were found', async () => {
    const forged = await forgerRows();
    expect(forged.filter(({ verifyChallenge }) => verifyChallenge.length === 0).map(({ id }) => id)).toEqual([
      'as-if-of-aws',
      'another-address',
    ]);
    const written = await readFile(join(packageRoot(), 'docs/deceivers.md'), 'utf8');
    expect(written).toBe(toMarkdown(servers, forged));
  });
});
