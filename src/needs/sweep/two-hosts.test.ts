import { utimesSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reachable } from '../../lanes/client.ts';
import { inProcessTransport } from '../../lanes/in-process.ts';
import { learnFacts } from '../../probe/preflight.ts';
import { createReference } from '../../reference/index.ts';
import { clientsOf } from '../../reference/testing/clients.ts';
import { runConformance } from '../../session/conformance.ts';
import { inProcessTarget } from '../../session/testing/in-process.ts';
import { LEASE_MS } from '../journal/life.ts';
import { type SweepOptions, sweep } from './sweep.ts';

const OTHER_HOST = 'another boot pid:[4026531836]';

let folder = '';
let target: Reachable;
let clients: ReturnType<typeof clientsOf>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-hosts-'));
  const reference = createReference();
  clients = clientsOf(reference);
  target = inProcessTarget(inProcessTransport(reference.handle));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const buckets = async () => (await clients.s3.send(new ListBucketsCommand({}))).Buckets?.length ?? 0;

async function sweepFrom(machine: string, options: Partial<SweepOptions> = {}) {
  const facts = await learnFacts(target, { id: 'sweep0', secret: '' });
  return sweep({ target, facts, folder, olderThanMs: 0, now: Date.now() + 1, machine, ...options });
}

/** A run of a few cases; at its first case something happens beside it. */
async function runBeside(beside: (file: string) => Promise<void>) {
  let journal = '';
  let done: Promise<void> | undefined;
  const waiting: Promise<void>[] = [];
  const run = runConformance({
    target,
    only: ['InvalidTrailNameException/name-length-2', 'Response/smallest', 'State/tags-kept'],
    journal: folder,
    onJournal: (file) => {
      journal = file;
    },
    progress: {
      begin: () => {
        done ??= beside(journal);
        waiting.push(done);
      },
    },
  });
  const result = await run;
  await Promise.all(waiting);
  return result;
}

describe('two hosts with one folder of journals', () => {
  it('sweep from the other host keeps what a run uses, and says until when', async () => {
    let swept: Awaited<ReturnType<typeof sweep>> = [];
    const { report } = await runBeside(async () => {
      swept = await sweepFrom(OTHER_HOST);
    });
    expect(swept.filter(({ outcome }) => outcome !== 'kept')).toEqual([]);
    expect(swept.find(({ kind }) => kind === 'run')?.reason).toMatch(
      /^it may still be running \(process \d+\): if it is not, it can be swept in \d min.*, or now with --force [0-9a-f]{6}$/,
    );
    expect(report.cases.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass']);
    expect(report.leaks).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('two runs at once each remove their own, and nothing of the other', async () => {
    let second: Awaited<ReturnType<typeof runConformance>> | undefined;
    const first = await runBeside(async () => {
      second = await runConformance({ target, only: ['Response/smallest'], journal: folder });
    });
    for (const run of [first, second]) {
      expect(run?.report.leaks).toEqual([]);
      expect(run?.report.cases.every(({ outcome }) => outcome === 'pass')).toBe(true);
    }
    expect(await buckets()).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('sweeps once the lease has run out', async () => {
    await runBeside(async (file) => {
      const longAgo = Date.now() / 1_000 - 2 * (LEASE_MS / 1_000);
      const facts = await learnFacts(target, { id: 'sweep0', secret: '' });
      // The run goes on writing: nothing may come between.
      utimesSync(file, longAgo, longAgo);
      const swept = await sweep({ target, facts, folder, olderThanMs: 0, machine: OTHER_HOST });
      expect(swept.filter(({ outcome }) => outcome === 'removed').length).toBeGreaterThan(0);
      expect(swept.filter(({ kind }) => kind === 'run')).toEqual([]);
    });
  });

  it('sweeps one named run by force, and refuses a name that no journal has', async () => {
    await runBeside(async (file) => {
      const force = /([a-z0-9]{6})\.jsonl$/.exec(file)?.[1] ?? '';
      await expect(sweepFrom(OTHER_HOST, { force: 'zz99zz' })).rejects.toThrow(/--force zz99zz names no run/);
      expect(await buckets()).toBeGreaterThan(0);
      const swept = await sweepFrom(OTHER_HOST, { force });
      expect(swept.filter(({ outcome }) => outcome === 'removed').length).toBeGreaterThan(0);
      expect(await buckets()).toBe(0);
    });
  });
});
