import { CannotJudge } from '../contract/errors.ts';
import type { Leak } from '../contract/leak.ts';
import { loadTable } from '../contract/table.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import { loadSpec } from '../page/load.ts';
import { redact } from '../redact/redact.ts';
import { openSession, type SessionOptions } from '../session/open.ts';
import { type Explored, type ExploreOptions, explore } from './explore.ts';
import { loadExploration } from './load.ts';
import { Trails } from './trails.ts';

export interface ExploreRunOptions
  extends Pick<SessionOptions, 'target' | 'runId' | 'secret' | 'journal' | 'signal' | 'onJournal'>,
    Pick<ExploreOptions, 'maxFindings' | 'isKnown'> {
  /** How many requests. */
  count: number;
  seed: number;
  progress?(done: number): void;
}

export interface ExploreRun {
  explored: Explored;
  facts: RunFacts;
  bindings: Bindings;
  /** What was created and could not be removed. */
  leaks: Leak[];
}

/**
 * Explores one target: provides what the requests point to, draws requests, and removes all again.
 * @throws CannotJudge on AWS itself, where nobody wants thousands of creates, or when no bucket can be provided
 */
export async function runExploration(options: ExploreRunOptions): Promise<ExploreRun> {
  const { target, count, seed, maxFindings, isKnown, progress } = options;
  if (target.aws || target.endpoints.cloudtrail === undefined) {
    throw new CannotJudge(
      '--explore sends more requests than an AWS account should get. Give an emulator with --endpoint.',
    );
  }
  const [spec, exploration] = await Promise.all([loadSpec(), loadExploration()]);
  const aliases = [
    ...Object.values(exploration.references).map(({ need }) => need),
    ...exploration.pairs.flatMap(({ needs }) => Object.values(needs)),
  ];
  const session = await openSession(aliases, { ...options, table: loadTable() });
  const { table, facts, bindings, context, journal } = session;
  const redaction = { ...target, table, account: facts.account };
  try {
    const missing = session.unmet[exploration.references.S3BucketName?.need ?? ''];
    if (missing) {
      throw new CannotJudge(
        `An exploration needs a bucket: ${redact(missing.reason, redaction)}. ${missing.remedy}.`,
      );
    }
    const explored = await explore({
      table,
      spec,
      exploration,
      trails: new Trails({ table, target: session.target, facts, lanes: context.lanes, journal }),
      facts,
      bindings,
      count,
      seed,
      maxFindings,
      isKnown,
      shouldStop: session.ended,
      ...(progress ? { progress } : {}),
    });
    const leaks = await session.close();
    return redact({ explored, facts, bindings, leaks }, redaction);
  } finally {
    await session.close();
  }
}
