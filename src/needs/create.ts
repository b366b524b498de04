import type { Need } from '../../generated/case-table.ts';
import type { Reachable } from '../lanes/client.ts';
import { isAnswer } from './answers.ts';
import type { Journal } from './journal/write.ts';
import type { Attributes, CreateContext, Creation, Resources } from './kind.ts';
import { kindsOfNeed } from './kinds/index.ts';
import { Removals } from './removals.ts';

/** A resource that a run created and has to remove. */
export interface Created {
  kind: string;
  name: string;
  id: string;
  resources: Resources;
  /** What was asked for; absent where only a part of it was provided. */
  need?: Need;
}

/** What came of a need: its attributes or the error, and what was created in either case. */
export interface Outcome {
  attributes?: Attributes;
  error?: unknown;
  created?: Created;
}

/** Creates the resource of a need. What is created in part is removed, and given back only where it can't be. */
export async function createNeed(
  need: Need,
  resources: Resources,
  { journal, ...context }: CreateContext & { journal?: Journal | undefined },
): Promise<Outcome> {
  const { kind } = need;
  const { name, target } = context;
  const noted = new Noted(journal, kindsOfNeed(need), name);
  await noted.intend();
  let creation: Creation | undefined;
  try {
    creation = await resources.create?.(need, context);
    if (!creation) throw new Error('only cases create this kind');
    const attributes = await creation.complete();
    noted.created(idForJournal(creation));
    return { attributes, created: { kind, name, id: creation.id, resources, need } };
  } catch (error) {
    if (creation && !(await isRemoved(resources, { name, id: creation.id }, target))) {
      noted.created(idForJournal(creation));
      return { error, created: { kind, name, id: creation.id, resources } };
    }
    if (!(await mayExist(error, name, resources, target))) noted.refused();
    return { error };
  }
}

/** What a need creates, in the journal: the first kind and those beside it. */
class Noted {
  readonly #journal: Journal | undefined;
  readonly #kinds: readonly string[];
  readonly #name: string;

  constructor(journal: Journal | undefined, kinds: readonly string[], name: string) {
    this.#journal = journal;
    this.#kinds = kinds;
    this.#name = name;
  }

  async intend(): Promise<void> {
    await Promise.all(this.#kinds.map((kind) => this.#journal?.intend(kind, this.#name)));
  }

  /** @param id that of the first kind; the others are found by their name */
  created(id: string | undefined): void {
    for (const [index, kind] of this.#kinds.entries())
      this.#journal?.created(kind, this.#name, index === 0 ? id : undefined);
  }

  refused(): void {
    for (const kind of this.#kinds) this.#journal?.refused(kind, this.#name);
  }
}

/** An ARN contains the account, which stays out of files; what has an ARN is found by its name. */
function idForJournal({ id }: Creation): string | undefined {
  return id.startsWith('arn:') ? undefined : id;
}

async function isRemoved(
  resources: Resources,
  resource: Pick<Created, 'name' | 'id'>,
  target: Reachable,
): Promise<boolean> {
  return new Removals(target, { isTrusted: target.aws === true }).remove(resources, resource).then(
    () => true,
    () => false,
  );
}

/**
 * Whether a create that failed may have created something nevertheless. After a clear refusal it is looked up, as a wrong
 * service may refuse what it creates; after a lost answer nothing can be known before the end of the run.
 */
async function mayExist(error: unknown, name: string, { look }: Resources, { aws }: Reachable) {
  const { $metadata, code = '' } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  // The SDK puts $metadata on each error of a call: without it the error is our own, before anything was sent.
  if ($metadata !== undefined) {
    if (['ECONNREFUSED', 'ENOTFOUND'].includes(code)) return false;
    const isServerFault = ($metadata.httpStatusCode ?? 0) >= 500;
    if (!isAnswer(error) || (isServerFault && aws)) return true;
  }
  try {
    return (await look(name)) !== undefined;
  } catch {
    return false; // It failed the create as well: an emulator without this service.
  }
}
