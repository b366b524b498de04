import { hostname } from 'node:os';
import { basename } from 'node:path';
import { CannotJudge } from '../../contract/errors.ts';
import type { RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';
import { showDuration } from '../../text/duration.ts';
import { reasonOf } from '../../text/reason.ts';
import { describeFailure, isAnswer, isNotServed, statusOf } from '../answers.ts';
import { isOfAccount } from '../journal/account.ts';
import type { Open } from '../journal/format.ts';
import { clockOfFolder, type Life, lifeOf } from '../journal/life.ts';
import { thisMachine } from '../journal/machine.ts';
import { endJournal, type ReadJournal, readJournals } from '../journal/read.ts';
import { Journal } from '../journal/write.ts';
import type { Found, Resources } from '../kind.ts';
import { KINDS } from '../kinds/index.ts';
import { Removals, StillThere } from '../removals.ts';
import { refusalOfJournaled, refusalOfOrphan, runInName } from './claim.ts';
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

/** What the sweep did with one resource, or would do; a world that it could not leave, a journal that it could not read. */
export interface Swept {
  kind: string;
  name: string;
  /**
   * `removed`, or `would remove` where it only looked; `gone` where it was no longer there; `kept` with the reason; `failed`
   * with the service's answer; `not served` where the target has no such service, so that nothing can be there.
   */
  outcome: 'removed' | 'would remove' | 'gone' | 'kept' | 'failed' | 'not served';
  reason: string;
  by: 'journal' | 'tag';
  /** Where it failed: whether the service said so itself. */
  answered?: boolean;
}

/**
 * Removes what runs leaked in one account and Region of one target: first what the journals of dead runs list, then what no
 * journal lists but name, tag and age all allow. Anything else is kept, with the reason. A run that is still running is not touched.
 */
export async function sweep(options: SweepOptions): Promise<Swept[]> {
  const places = openPlaces(options.target, options.facts, options.allowed ?? []);
  const removals = new Removals({ aws: options.target.aws });
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
  if (!dryRun) journal.mark('swept');
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

/** Looks at one entry of a journal and removes it where nothing speaks against it; without `removals` it only looks. */
export async function sweepEntry(
  { kind, name, id, created, world }: Open,
  runId: string,
  places: Places,
  removals: Removals | undefined,
): Promise<Swept> {
  const as = (outcome: Swept['outcome'], reason: string): Swept => {
    return { kind, name, outcome, reason, by: 'journal' };
  };
  try {
    const resources = await places.open(kind, world);
    if (!resources) return as('kept', 'nothing can remove this kind; remove it by hand');
    const found = await lookAt(resources, { name, id }, runId);
    if (!found) return as('gone', created ? 'removed since' : 'never created');
    const refusal = refusalOfJournaled(found, runId);
    if (refusal) return as('kept', refusal);
    await removals?.remove(resources, found);
    return as(removals ? 'removed' : 'would remove', `in the journal of run ${runId}`);
  } catch (error) {
    return { ...as('failed', reasonOf(error)), answered: isAnswer(error) || error instanceof StillThere };
  }
}

/** What can't be read is known by the journal, where its name shows whose it is. */
async function lookAt(
  resources: Resources,
  { name, id }: Pick<Open, 'name' | 'id'>,
  runId: string,
): Promise<Found | undefined> {
  try {
    return await resources.look(name, id);
  } catch (error) {
    const known = id ?? resources.idOf(name);
    if (!isAnswer(error) || known === undefined || runInName(name) !== runId) throw error;
    return { name, id: known, tags: {}, unreadable: reasonOf(error) };
  }
}

async function sweepOrphans(
  places: Places,
  { alive, dead }: { alive: ReadonlySet<string>; dead: ReadonlySet<string> },
  done: readonly Swept[],
  removals: Removals,
  options: SweepOptions,
): Promise<Swept[]> {
  const { olderThanMs, dryRun = false, now = Date.now() } = options;
  const swept: Swept[] = [];
  const seen = new Map<string, Found>();
  const listed: { kind: string; found: Found; resources: Resources }[] = [];
  for (const { kind } of KINDS) {
    const resources = await places.open(kind);
    if (!resources) continue;
    try {
      for (const found of await resources.list()) {
        seen.set(found.name, found);
        listed.push({ kind, found, resources });
      }
    } catch (error) {
      // A list has no name that could be unknown: where it is not found, the service is.
      const isServed = options.target.aws || !(isNotServed(error) || statusOf(error) === 404);
      const outcome = isServed ? 'failed' : 'not served';
      swept.push({ kind, name: '*', outcome, reason: describeFailure(error), by: 'tag' });
    }
  }
  for (const { kind, found, resources } of listed) {
    const { name } = found;
    if (done.some((one) => one.kind === kind && one.name === name)) continue;
    const runId = runInName(name) ?? runInName(found.belongsTo);
    const owner = found.belongsTo === undefined ? undefined : seen.get(found.belongsTo);
    const refusal =
      runId !== undefined && alive.has(runId)
        ? `run ${runId} may still be running`
        : refusalOfOrphan(found, { now, olderThanMs, dead, ...(owner ? { owner } : {}) });
    const remove = dryRun ? undefined : () => removals.remove(resources, found);
    swept.push({ kind, name, by: 'tag', ...(await removeUnless(refusal, remove, runId)) });
  }
  return swept;
}

async function removeUnless(
  refusal: string | undefined,
  remove: (() => Promise<void>) | undefined,
  runId: string | undefined,
): Promise<Pick<Swept, 'outcome' | 'reason'>> {
  if (refusal !== undefined) return { outcome: 'kept', reason: refusal };
  try {
    await remove?.();
    return { outcome: remove ? 'removed' : 'would remove', reason: `name, tag and age show run ${runId}` };
  } catch (error) {
    return { outcome: 'failed', reason: reasonOf(error) };
  }
}
