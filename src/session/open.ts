import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import type { Leak } from '../contract/leak.ts';
import type { Unmet } from '../contract/recording.ts';
import { secretOf } from '../contract/secret.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import { holdLease } from '../needs/journal/lease.ts';
import { Journal, startJournal } from '../needs/journal/write.ts';
import { provideNeeds } from '../needs/provide.ts';
import { OtherPlaces } from '../needs/worlds/places.ts';
import { probeCapabilities } from '../probe/capabilities.ts';
import { allowedAccounts, guardAccount } from '../probe/guard.ts';
import { learnFacts, preflight } from '../probe/preflight.ts';
import { probeReads } from '../probe/reads.ts';
import { findRoom, roomBeside } from '../probe/room.ts';
import { OTHER_SERVICES, type OtherService } from '../probe/services.ts';
import { Slots } from '../run/slots.ts';
import { regionWarning } from '../targets/regions.ts';
import { reasonOf } from '../text/reason.ts';
import { type OpenContext, openContext } from './context.ts';
import { isLate, LateNeeds } from './late-needs.ts';
import { trailBounds } from './max-trails.ts';
import { namingProbes } from './needs-shown.ts';
import { createdKinds, remainingIn, removeCreated } from './remove.ts';
import { type CaseDone, runCase } from './run-case.ts';
import { checkedRunId } from './run-id.ts';

export interface SessionOptions {
  table: CaseTable;
  target: Reachable;
  /** Most trails at once. */
  maxTrails?: number | undefined;
  /** The account of AWS that the user allows to be used; after commas those that worlds may use. */
  allowAws?: string | undefined;
  /** Told in a sentence what is done otherwise than the user asked. */
  warn?: ((sentence: string) => void) | undefined;
  /** Folder of the journal, the user's state folder by default; false keeps none, for a target that ends with this process. */
  journal?: string | false | undefined;
  /** Run id to use instead of a drawn one: with one secret, two runs of one id send the same requests. Not for an account of AWS. */
  runId?: string | undefined;
  /** Text that the names are drawn from, together with the run id, instead of a drawn secret. */
  secret?: string | undefined;
  /** Ends the session: cases under way are broken off. */
  signal?: AbortSignal | undefined;
  /** Told the path of the journal before anything is created. */
  onJournal?: ((file: string) => void) | undefined;
  /** Whether cases need a world, which the target may be put into through Organizations. */
  inWorlds?: boolean | undefined;
  /** Told what the target can do, before any need is provided. */
  onProbed?: ((capabilities: readonly Capability[], facts: RunFacts) => void) | undefined;
}

/** A target that was checked and provided with needs. Close it, whatever happens in between. */
export interface Session {
  table: CaseTable;
  /** The target as the preflight found that it must be reached. */
  target: Reachable;
  facts: RunFacts;
  bindings: Bindings;
  /** Needs that could not be provided, by alias. */
  unmet: Record<string, Unmet>;
  /** What the target was found to serve. */
  capabilities: readonly Capability[];
  context: OpenContext;
  /** File of the journal, where one is kept. */
  journal: string | undefined;
  /** Runs one case as soon as there are slots for its trails, and judges it. */
  run(testCase: Case): Promise<CaseDone>;
  /** Why nothing more is sent, once that is so. */
  ended(): string | undefined;
  /** What the journal lists as created and not removed yet. */
  remaining(): Leak[];
  /** Removes all that was created and gives what could not be removed; it never throws. Calling it again changes nothing. */
  close(): Promise<Leak[]>;
}

/** Milliseconds for the removal after a run that was broken off: the user waits, or the target is dead. */
const BROKEN_OFF_BUDGET_MS = 15_000;

/**
 * Opens a session: guards an account of AWS, checks that the target answers, counts its free trails, starts the journal and
 * provides the needs. Nothing is created before all checks have passed.
 * @param aliases names of the needs
 * @throws CannotJudge when the target can't be used
 */
export async function openSession(aliases: readonly string[], options: SessionOptions): Promise<Session> {
  const { signal, inWorlds = false } = options;
  const { table } = options;
  const runId = checkedRunId(options);
  const allowed = allowedAccounts(options.allowAws);
  const bounds = trailBounds(options);
  const listed = options.target.aws
    ? await guardAccount(options.target, { allow: allowed.own, maxTrails: bounds.wanted })
    : undefined;
  const unknownRegion = regionWarning(options.target.region);
  if (unknownRegion !== undefined) options.warn?.(unknownRegion);
  const { target, capabilities: forms } = await preflight(options.target, table);
  const { before, free } = listed ? roomBeside(listed, target) : await findRoom(target);
  const { maxTrails, most } = bounds.within(free, before?.length ?? 0);
  const facts = await learnFacts(target, { id: runId, secret: secretOf(options.secret) });
  const services = servicesOf(aliases, inWorlds, table);
  const reads = await probeReads(target, table, facts);
  const capabilities = [...forms, ...(await probeCapabilities(target, services)), ...reads.capabilities];
  options.onProbed?.(capabilities, facts);
  const file =
    options.journal === false
      ? undefined
      : startJournal(options.journal ?? journalFolder(), { target, facts });
  if (file !== undefined) options.onJournal?.(file);
  const lease = file === undefined ? undefined : holdLease(file);
  const journal = file === undefined ? undefined : new Journal(file);
  const lost = () => lease?.lost() ?? journal?.failure;
  const stopped = () => (signal?.aborted === true ? 'the run was interrupted' : undefined) ?? lost();
  const places = new OtherPlaces(target, facts, allowed.all);
  const providing = { table, target, facts, places, ended: stopped, ...(journal ? { journal } : {}) };
  const needs = await provideNeeds(
    [...new Set(aliases)].filter((alias) => !isLate(alias, table)),
    providing,
  ).catch((error: unknown) => {
    lease?.end();
    throw error;
  });
  const unmet = namingProbes(needs.unmet, table, capabilities);
  const context = openContext({
    target,
    table,
    facts,
    bindings: needs.bindings,
    unmet,
    existingTrails: before?.length ?? 0,
    journal,
    unservedReads: reads.unserved,
    allowed: allowed.all,
    places,
    stopped: () => stopped() !== undefined,
  });
  const slots = new Slots(maxTrails, { most });
  const late = new LateNeeds({
    table,
    needs: { bindings: needs.bindings, unmet },
    slots,
    provide: (alias) => provideNeeds([alias], { ...providing, known: { bindings: needs.bindings, unmet } }),
    onTrail: () => {
      context.existingTrails = (context.existingTrails ?? 0) + 1;
    },
  });
  const removable = {
    removeAll: async (budgetMs?: number) => [
      ...(await late.removeAll(budgetMs)),
      ...(await needs.removeAll(budgetMs)),
    ],
  };
  const ended = () => context.lanes.unreachable() ?? stopped();
  let closing: Promise<Leak[]> | undefined;
  const close = async () => {
    const created = { needs: removable, target, facts, before, allowed: allowed.all, journal: file };
    const kinds = createdKinds(needs, target, table);
    const budgetMs = ended() ? BROKEN_OFF_BUDGET_MS : undefined;
    // The report must not be lost with the clean-up.
    const failed = (error: unknown): Leak[] => {
      const reason = `the clean-up failed: ${reasonOf(error)}`;
      return [{ kind: 'run', name: facts.id, reason }, ...remainingIn(file, reason)];
    };
    const leaks = await removeCreated({ ...created, kinds }, budgetMs).catch(failed);
    for (const end of [() => context.close(), () => places.leaveAll()])
      await end().catch((error: unknown) => leaks.push(...failed(error)));
    lease?.end();
    return leaks;
  };
  return {
    table,
    target,
    facts,
    bindings: needs.bindings,
    unmet,
    capabilities,
    context,
    journal: file,
    run: (testCase) => {
      const run = () => runCase(testCase, context, slots);
      // Cases without a trail of the run ask for their slots at once, before one is taken for it.
      return testCase.needs.some((alias) => isLate(alias, table))
        ? late.ensure(testCase.needs).then(run)
        : run();
    },
    ended,
    remaining: () => remainingIn(file, 'not removed yet'),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** The services that a run needs: those of its needs, STS, and Organizations where cases are in a world. */
function servicesOf(aliases: readonly string[], inWorlds: boolean, { needs }: CaseTable): Set<OtherService> {
  const ofNeeds = aliases.map((alias) => needs[alias]?.kind.split('.')[0]);
  return new Set([
    ...OTHER_SERVICES.filter((service) => ofNeeds.includes(service)),
    'sts' as const,
    ...(inWorlds ? ['organizations' as const] : []),
  ]);
}

/** Runs cases side by side, as many as the slots for trails allow. Results in the order of the cases. */
export function runCases(
  session: Pick<Session, 'run'>,
  cases: readonly Case[],
  { begin, done }: { begin?(caseId: string): void; done?(result: CaseDone): void } = {},
): Promise<CaseDone[]> {
  return Promise.all(
    cases.map(async (testCase) => {
      begin?.(testCase.id);
      const result = await session.run(testCase);
      done?.(result);
      return result;
    }),
  );
}
