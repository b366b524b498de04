import type { RunFacts } from '../../contract/template.ts';
import type { Reachable } from '../../lanes/client.ts';

/** Tag whose value is the run id, on everything that can be tagged. */
export const RUN_TAG = 'cloudtrail-conformance';
/** Tag whose value is the moment of the create, ISO 8601: not every service says how old something is. */
export const MADE_TAG = 'cloudtrail-conformance-at';

/** A resource that carries a name of ours. */
export interface Found {
  name: string;
  /** What its removal asks for: name, ARN or key id. */
  id: string;
  tags: Readonly<Record<string, string>>;
  /** Milliseconds; from the service, else from the tag. */
  madeAt?: number;
  /** Another resource that stands for its origin: the bucket of a trail. */
  belongsTo?: string;
}

/** Finds and removes one kind of resource. Nothing here decides what may be removed. */
export interface Sweeper {
  /** The resource of a name or id, or undefined where there is none. */
  look(name: string, id?: string): Promise<Found | undefined>;
  /** All whose name begins as ours do. */
  list(): Promise<Found[]>;
  remove(found: Found): Promise<void>;
  close(): void;
}

export type OpenSweeper = (target: Reachable, facts: RunFacts) => Sweeper;

/** Tags of the shapes that services use, as one record. */
export function tagRecord(
  tags: readonly { Key?: string; Value?: string }[] | undefined,
): Record<string, string> {
  return Object.fromEntries((tags ?? []).flatMap(({ Key, Value = '' }) => (Key ? [[Key, Value]] : [])));
}

/** The moment a tag states, or undefined. */
export function madeAtOf(tags: Readonly<Record<string, string>>): number | undefined {
  const moment = Date.parse(tags[MADE_TAG] ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}

/**
 * Whether a service says by name that there is no such thing. A status alone may also mean that there is no such call; the
 * SDK names it NotFound.
 */
function saysGone(error: unknown): boolean {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  return status >= 400 && status < 500 && /NotFoundException|NoSuch|NotExist/.test(name);
}

/** Waits for a removal; that what is to go is gone already, by name, is as good. */
export async function unlessGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!saysGone(error)) throw error;
  }
}

/** Gives undefined where the service says that there is no such thing. */
export async function orNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
    if (/NotFound|NoSuch|NotExist/.test(name) || $metadata?.httpStatusCode === 404) return undefined;
    throw error;
  }
}

/** The tags of something, or none where the service has none or no way to ask: then nothing vouches for it but a journal. */
export async function orUntagged<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await orNone(asked);
  } catch (error) {
    const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
    const unknown = /UnknownOperation|NotImplemented|InvalidAction|UnsupportedOperation/.test(name);
    if (unknown || $metadata?.httpStatusCode === 501) return undefined;
    throw error;
  }
}
