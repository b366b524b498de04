import { CannotJudge } from '../contract/errors.ts';
import type { Leak } from '../contract/leak.ts';
import { loadTable } from '../contract/table.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { openLanes } from '../lanes/index.ts';
import { transportTo } from '../lanes/pace.ts';
import { patientLanes } from '../lanes/patience.ts';
import { endJournal } from '../needs/journal/read.ts';
import { Journal, startJournal } from '../needs/journal/write.ts';
import { provideNeeds } from '../needs/provide.ts';
import { loadSpec } from '../page/load.ts';
import { learnFacts, preflight } from '../probe/preflight.ts';
import { demandRoom } from '../probe/room.ts';
import { redact } from '../redact/redact.ts';
import { STOPPED_BUDGET_MS } from '../session/conformance.ts';
import { type Explored, explore } from './explore.ts';
import { loadExploration } from './load.ts';
import { Trails } from './trails.ts';

export interface ExploreRunOptions {
  target: Reachable;
  count: number;
  seed: number;
  runId: string;
  progress?(done: number): void;
  /** Folder of the journal; without one none is kept, for a target that ends with this process. */
  journal?: string;
  /** Ends the exploration: what was made is removed. */
  signal?: AbortSignal;
  /** Told the path of the journal before anything is made. */
  onJournal?: (file: string) => void;
}

export interface ExploreRun {
  explored: Explored;
  facts: RunFacts;
  bindings: Bindings;
  /** What was made and could not be removed. */
  leaks: Leak[];
}

/**
 * Explores one target: makes what the requests point to, draws, and removes all again.
 * @throws CannotJudge on AWS itself, where thousands of creates are nobody's test, or when there is no bucket to be had
 */
export async function runExploration(options: ExploreRunOptions): Promise<ExploreRun> {
  const { target, count, seed, runId, progress, signal } = options;
  if (target.aws || target.endpoints.cloudtrail === undefined) {
    throw new CannotJudge(
      '--explore sends more requests than an AWS account should get; give an emulator with --endpoint.',
    );
  }
  const table = loadTable();
  if (!target.transport) await preflight(target, table);
  const { before } = await demandRoom(target);
  const [spec, exploration, facts] = await Promise.all([
    loadSpec(),
    loadExploration(),
    learnFacts(target, runId),
  ]);
  const aliases = [
    ...Object.values(exploration.references).map(({ need }) => need),
    ...exploration.pairs.flatMap(({ needs }) => Object.values(needs)),
  ];
  const journal =
    options.journal === undefined ? undefined : startJournal(options.journal, { target, facts });
  if (journal !== undefined) options.onJournal?.(journal);
  const announced = journal === undefined ? {} : { journal: new Journal(journal) };
  const fixtures = await provideNeeds(aliases, { table, target, facts, ...announced });
  const { bindings } = fixtures;
  const stopped = () => signal?.aborted === true;
  const lanes = patientLanes(openLanes(target, target.transport ?? transportTo(target)), {
    once: [table.operation],
    removal: table.reads.remove,
    stopped,
  });
  const trails = new Trails({ table, target, facts, lanes, journal });
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
      trails,
      facts,
      bindings,
      count,
      seed,
      ended: () => lanes.gone() ?? (stopped() ? 'the exploration was interrupted' : undefined),
      ...(progress ? { progress } : {}),
    });
    const leaks = await trails.removeLeft(before);
    leaks.push(...(await fixtures.removeAll(explored.brokenOff ? STOPPED_BUDGET_MS : undefined)));
    return redact({ explored, facts, bindings, leaks }, redaction);
  } finally {
    lanes.close();
    await fixtures.removeAll();
    if (journal !== undefined) endJournal(journal);
  }
}
