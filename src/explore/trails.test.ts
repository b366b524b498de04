import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { readJournal } from '../needs/journal/read.ts';
import { Journal, startJournal } from '../needs/journal/write.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { Trails } from './trails.ts';

it('shortens the journal after 500 creates, and keeps what still exists', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-trails-'));
  const target = inProcessTarget({ handle: () => Promise.reject(new Error('must not be called')) });
  const facts = {
    id: 'explor',
    secret: 'told',
    region: 'us-east-1',
    otherRegion: 'us-west-2',
    partition: 'aws',
  };
  const file = startJournal(folder, { target, facts });
  const needs = new Journal(file);
  await needs.intend('s3.bucket', 'ctc-explor-bucket');
  needs.created('s3.bucket', 'ctc-explor-bucket');
  const trails = new Trails({
    table: loadTable(),
    target,
    facts,
    lanes: {
      send: async (_, { input }) => ({
        sent: { method: 'POST', url: 'http://x', headers: {}, body: '' },
        seen: { kind: 'accepted', output: { ...input } },
      }),
      close: () => {},
    },
    journal: file,
  });
  const createUntil = async (last: number, from = 1) => {
    for (let index = from; index <= last; index += 1)
      await trails.createAndRemove({ lane: 'sdk', input: { Name: `ctc-explor-${index}` } }, []);
    return statSync(file).size;
  };
  const before = await createUntil(499);
  const after = await createUntil(500, 500);
  expect(before).toBeGreaterThan(100_000);
  expect(after).toBeLessThan(2_000);
  expect(readJournal(file)?.open.map(({ kind, name }) => [kind, name])).toEqual([
    ['s3.bucket', 'ctc-explor-bucket'],
  ]);
  await rm(folder, { recursive: true });
});
