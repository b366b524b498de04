import type { TargetDescription } from '../../contract/target.ts';
import { type AccountDigest, isDigest } from './account.ts';

/** Kind of the resource that the operation under test creates, in journal and leaks. */
export const TRAIL = 'cloudtrail.trail';

/** First line of a journal: which run this is, and where. The account is kept as a salted digest only. */
export interface JournalRun {
  event: 'run';
  formatVersion: 1;
  runId: string;
  at: string;
  pid: number;
  /** When the process started, as its system counts; absent where the system doesn't say. */
  processStart?: string;
  host: string;
  /** Where the process id counts, see `thisMachine`. */
  machine?: string;
  target: string;
  endpoints: TargetDescription['endpoints'];
  region: string;
  account?: AccountDigest;
}

/** `intend` is written and synced before the call that creates; the others close it or add what is known since. */
export interface JournalLine {
  event: 'intend' | 'created' | 'refused' | 'removed';
  at: string;
  kind: string;
  name: string;
  /** What the service calls it, where that is not the name: a key id. */
  id?: string;
  /** The world it is created in, where that is elsewhere: another account, Region or endpoint than the run's. */
  world?: string;
}

/** `alive` renews the lease of a run, `ended` gives it up; `swept` tells the run that a sweep has begun. */
export interface JournalMark {
  event: 'alive' | 'ended' | 'swept';
  at: string;
}

/** Something that exists still, as far as a journal tells. */
export interface Open {
  kind: string;
  name: string;
  id?: string;
  world?: string;
  /** False where the answer to the create was never seen. */
  created: boolean;
}

/** The entry of a line of a journal; none where it is damaged. */
export function parseLine(line: string): (JournalRun | JournalLine | JournalMark)[] {
  if (line === '') return [];
  try {
    const value: unknown = JSON.parse(line);
    return isRun(value) || isLine(value) || isMark(value) ? [value] : [];
  } catch {
    return []; // Cut off by a crash while it was written: what it announces had not been sent yet.
  }
}

/** Whether a value has what a sweep reads of a first line: somebody may have edited the file. */
function isRun(value: unknown): value is JournalRun {
  const { event, runId, region, endpoints, account } = (value ?? {}) as Partial<JournalRun>;
  const isNamed = event === 'run' && typeof runId === 'string' && typeof region === 'string';
  return isNamed && typeof endpoints === 'object' && endpoints !== null && isDigest(account);
}

/** Whether a line is about the run itself, not about something that it creates. */
export function isMark(value: unknown): value is JournalMark {
  const { event } = (value ?? {}) as { event?: unknown };
  return event === 'alive' || event === 'ended' || event === 'swept';
}

function isLine(value: unknown): value is JournalLine {
  const { event, kind, name } = (value ?? {}) as { event?: unknown; kind?: unknown; name?: unknown };
  return event !== 'run' && !isMark(value) && typeof kind === 'string' && typeof name === 'string';
}
