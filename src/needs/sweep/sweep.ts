import { hostname } from 'node:os';
import { basename } from 'node:path';
import { CannotJudge } from '../../contract/errors.ts';
import type { RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';
import { showDuration } from '../../text/duration.ts';
import { reasonOf } from '../../text/reason.ts';
import { isOfAccount } from '../journal/account.ts';
import type { Open } from '../journal/format.ts';
import { clockOfFolder, type Life, lifeOf } from '../journal/life.ts';
import { thisMachine } from '../journal/machine.ts';
import { endJournal, type ReadJournal, readJournals } from '../journal/read.ts';
import { Journal } from '../journal/write.ts';
import { KINDS } from '../kinds/index.ts';
import { Removals } from '../removals.ts';
import { type Swept, sweepEntry } from './entry.ts';
import { sweepOrphans } from './orphans.ts';
import { openPlaces, type Places } from './places.ts';

export interface SweepOptions {
  target: Reachable;
  facts: RunFacts;
  /** Accounts of AWS that the user allows: worlds may be in another one than the target. */
  allowed?: readonly string[];
  /** Folder of the journals. */
  folder: string;
  /** Without a journal only what is older than this, in milliseconds, is removed. */
  olderThanMs: number;
  /** Only look. */
  dryRun?: boolean;
  /** Id of a run that is swept although it may still be running. */
  force?: string | undefined;
  now?: number;
  /** The machine that the sweep is on. */
  machine?: string | undefined;
}

/**
 * Removes what runs leaked in one account and Region of one target: first what the journals of dead runs list, then what no
 * journal lists but name, tag and age all allow. Anything else is kept, with the reason. A run that is still running is not touched.
 */
export async function sweep(options: SweepOptions): Promise<Swept[]> {
  const places = openPlaces(options.target, options.facts, options.allowed ?? []);
  const removals = new Removals(options.target);
  const swept: Swept[] = [];
  try {
    const { journals: all, damaged } = readJournals(options.folder);
    const lives = livesOf(all, options);
    // They don't tell whose they are, so the user has to look.
    for (const { file, reason } of damaged) {
      const asked = `${reason}; look at ${file} and remove it by hand`;
      swept.push({ kind: 'journal', name: basename(file), outcome: 'kept', reason: asked, by: 'journal' });
    }
    const journals = all.filter(({ run }) => isOfHere(run, options));
    const dead = new Set<string>();
    for (const journal of journals) {
      const life = lives.get(journal);
      if (life?.isAlive) {
        swept.push(stillRunning(journal, life));
        continue;
      }
      dead.add(journal.run.runId);
      swept.push(...(await sweepJournal(journal, places, removals, options)));
    }
    const known = { alive: idsAlive(lives, damaged), dead };
    swept.push(...(await sweepOrphans(places, known, swept, removals, options)));
  } finally {
    const notLeft = await places.close();
    swept.push(...notLeft.map((one): Swept => ({ ...one, outcome: 'failed', by: 'journal' })));
  }
  return swept;
}

function isOfHere(run: ReadJournal['run'], { target, facts }: SweepOptions): boolean {
  return (
    run.region === facts.region &&
    run.endpoints.cloudtrail === target.endpoints.cloudtrail &&
    isOfAccount(run, facts.account)
  );
}

/** @throws CannotJudge where no journal has the run that is to be swept by force */
function livesOf(
  journals: readonly ReadJournal[],
  { folder, force, machine = thisMachine() }: SweepOptions,
): ReadonlyMap<ReadJournal, Life> {
  if (force !== undefined && !journals.some(({ run }) => run.runId === force)) {
    throw new CannotJudge(
      `--force ${force} names no run: ${folder} has no journal of it. Give the id of a run that sweep lists.`,
    );
  }
  let clock: number | undefined;
  const now = () => {
    clock ??= clockOfFolder(folder);
    return clock;
  };
  const lifeOfRun = (journal: ReadJournal) =>
    journal.run.runId === force ? { isAlive: false } : lifeOf(journal, now, machine);
  return new Map(journals.map((journal) => [journal, lifeOfRun(journal)]));
}

/** Runs whose resources are left alone: those that may be running anywhere, and those whose journal doesn't tell. */
function idsAlive(
  lives: ReadonlyMap<ReadJournal, Life>,
  damaged: readonly { file: string }[],
): ReadonlySet<string> {
  const running = [...lives].flatMap(([{ run }, { isAlive }]) => (isAlive ? [run.runId] : []));
  return new Set([...running, ...damaged.map(({ file }) => basename(file, '.jsonl'))]);
}

function stillRunning({ run }: ReadJournal, { waitMs }: Life): Swept {
  const at = `process ${run.pid}${run.host === hostname() ? '' : ` on ${run.host}`}`;
  const reason =
    waitMs === undefined
      ? `it is still running (${at}); end it, or sweep it with --force ${run.runId}`
      : `it may still be running (${at}): if it is not, it can be swept in ${showDuration(waitMs)}, or now with --force ${run.runId}`;
  return { kind: 'run', name: run.runId, outcome: 'kept', reason, by: 'journal' };
}

async function sweepJournal(
  { file, run, open: entries }: ReadJournal,
  places: Places,
  removals: Removals,
  { dryRun = false }: SweepOptions,
): Promise<Swept[]> {
  const journal = new Journal(file);
  const swept: Swept[] = [];
  try {
    if (!dryRun) journal.mark('swept');
  } catch (error) {
    // A run that was swept has to learn it from its journal.
    const reason = `it can't be written (${reasonOf(error)}); free some space, or the file`;
    return [{ kind: 'journal', name: basename(file), outcome: 'failed', reason, by: 'journal' }];
  }
  for (const entry of inOrder(entries)) {
    const one = await sweepEntry(entry, run.runId, places, dryRun ? undefined : removals);
    if (!dryRun && (one.outcome === 'removed' || one.outcome === 'gone'))
      journal.in(entry.world).removed(entry.kind, entry.name);
    swept.push(one);
  }
  if (!dryRun) endJournal(file);
  return swept;
}

/** Newest first, and kinds in the order of removal. */
function inOrder(entries: readonly Open[]): Open[] {
  const rank = (entry: Open) => KINDS.findIndex(({ kind }) => kind === entry.kind);
  return entries.toSorted((a, b) => rank(a) - rank(b));
}
