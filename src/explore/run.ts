import { loadTable } from '../cases/table.ts';
import type { Bindings, RunFacts } from '../cases/template.ts';
import { CannotJudge } from '../errors.ts';
import type { Reachable } from '../fixtures/client.ts';
import { provideNeeds } from '../fixtures/provide.ts';
import { httpTransport } from '../lanes/http.ts';
import { openLanes } from '../lanes/index.ts';
import { loadSpec } from '../page/load.ts';
import { redact } from '../redact/redact.ts';
import { learnFacts, preflight } from '../targets/preflight.ts';
import { type Explored, explore } from './explore.ts';
import { loadExploration } from './load.ts';

export interface ExploreRunOptions {
  target: Reachable;
  count: number;
  seed: number;
  runId: string;
  progress?(done: number): void;
}

export interface ExploreRun {
  explored: Explored;
  facts: RunFacts;
  bindings: Bindings;
}

/**
 * Explores one target: makes what the requests point to, draws, and removes all again.
 * @throws CannotJudge on AWS itself, where thousands of creates are nobody's test, or when there is no bucket to be had
 */
export async function runExploration({
  target,
  count,
  seed,
  runId,
  progress,
}: ExploreRunOptions): Promise<ExploreRun> {
  if (target.aws || target.endpoints.cloudtrail === undefined) {
    throw new CannotJudge(
      '--explore sends more requests than an AWS account should get; give an emulator with --endpoint.',
    );
  }
  const table = loadTable();
  if (!target.transport) await preflight(target, table);
  const [spec, exploration, facts] = await Promise.all([
    loadSpec(),
    loadExploration(),
    learnFacts(target, runId),
  ]);
  const aliases = [
    ...Object.values(exploration.references).map(({ need }) => need),
    ...exploration.pairs.flatMap(({ needs }) => Object.values(needs)),
  ];
  const fixtures = await provideNeeds(aliases, { table, target, facts });
  const lanes = openLanes(target, target.transport ?? httpTransport());
  const { bindings } = fixtures;
  const redaction = { ...target, table, account: facts.account };
  try {
    const bucket = exploration.references.S3BucketName?.need ?? '';
    const missing = fixtures.unmet[bucket];
    if (missing)
      throw new CannotJudge(
        `Nothing to explore without a bucket: ${redact(missing.reason, redaction)}. ${missing.remedy}.`,
      );
    const explored = await explore({
      table,
      spec,
      exploration,
      lanes,
      facts,
      bindings,
      count,
      seed,
      ...(progress ? { progress } : {}),
    });
    return redact({ explored, facts, bindings }, redaction);
  } finally {
    lanes.close();
    await fixtures.removeAll();
  }
}
