import { basename } from 'node:path';
import type { RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';
import { reasonOf } from '../../text/reason.ts';
import { isAnswer } from '../answers.ts';
import { isOfAccount } from '../journal/account.ts';
import type { Open } from '../journal/format.ts';
import { endJournal, isAlive, type ReadJournal, readJournals } from '../journal/read.ts';
import { Journal } from '../journal/write.ts';
import type { Found, Resources } from '../kind.ts';
import { KINDS } from '../kinds/index.ts';
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
  now?: number;
}

/** What the sweep did with one resource, or would do; a world that it could not leave, a journal that it could not read. */
export interface Swept {
  kind: string;
  name: string;
  /**
   * `removed`, or `would remove` where it only looked; `gone` where it was no longer there; `kept` with the reason; `failed`
   * with the service's answer.
   */
  outcome: 'removed' | 'would remove' | 'gone' | 'kept' | 'failed';
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
  const swept: Swept[] = [];
  try {
    const { journals: all, damaged } = readJournals(options.folder);
    // They don't tell whose they are, so the user has to look.
    for (const { file, reason } of damaged) {
      const asked = `${reason}; look at ${file} and remove it by hand`;
      swept.push({ kind: 'journal', name: basename(file), outcome: 'kept', reason: asked, by: 'journal' });
    }
    const journals = all.filter(({ run }) => isOfHere(run, options));
    for (const journal of journals.filter(({ run }) => !isAlive(run))) {
      swept.push(...(await sweepJournal(journal, places, options)));
    }
    const atWork = new Set(journals.filter(({ run }) => isAlive(run)).map(({ run }) => run.runId));
    swept.push(...(await sweepOrphans(places, atWork, swept, options)));
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

async function sweepJournal(
  { file, run, open: entries }: ReadJournal,
  places: Places,
  { dryRun = false }: SweepOptions,
): Promise<Swept[]> {
  const journal = new Journal(file);
  const swept: Swept[] = [];
  for (const entry of inOrder(entries)) {
    const one = await sweepEntry(entry, run.runId, places, dryRun);
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

/** Looks at one entry of a journal and removes it where nothing speaks against it. */
export async function sweepEntry(
  { kind, name, id, created, world }: Open,
  runId: string,
  places: Places,
  dryRun: boolean,
): Promise<Swept> {
  const as = (outcome: Swept['outcome'], reason: string): Swept => {
    return { kind, name, outcome, reason, by: 'journal' };
  };
  try {
    const resources = await places.open(kind, world);
    if (!resources) return as('kept', 'nothing can remove this kind; remove it by hand');
    const found = await resources.look(name, id);
    if (!found) return as('gone', created ? 'removed since' : 'never created');
    const refusal = refusalOfJournaled(found, runId);
    if (refusal) return as('kept', refusal);
    if (!dryRun) await resources.remove(found);
    return as(dryRun ? 'would remove' : 'removed', `in the journal of run ${runId}`);
  } catch (error) {
    return { ...as('failed', reasonOf(error)), answered: isAnswer(error) };
  }
}

async function sweepOrphans(
  places: Places,
  atWork: ReadonlySet<string>,
  done: readonly Swept[],
  { olderThanMs, dryRun = false, now = Date.now() }: SweepOptions,
): Promise<Swept[]> {
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
      swept.push({ kind, name: '*', outcome: 'failed', reason: reasonOf(error), by: 'tag' });
    }
  }
  for (const { kind, found, resources } of listed) {
    const { name } = found;
    if (done.some((one) => one.kind === kind && one.name === name)) continue;
    const runId = runInName(name) ?? runInName(found.belongsTo);
    const owner = found.belongsTo === undefined ? undefined : seen.get(found.belongsTo);
    const refusal =
      runId !== undefined && atWork.has(runId)
        ? `run ${runId} is still running`
        : refusalOfOrphan(found, { now, olderThanMs, ...(owner ? { owner } : {}) });
    const remove = dryRun ? undefined : () => resources.remove(found);
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
