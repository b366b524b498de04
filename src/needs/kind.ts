import type { CaseTable, Need } from '../../generated/case-table.ts';
import type { ByHandLines, CallLine } from '../contract/by-hand.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import type { Where } from '../text/aws-line.ts';

/** Stands for a part that a kind does not have, so that nobody leaves one out by mistake. */
export const none = undefined;
type None = typeof none;

/** Everything that the suite knows about one kind of need. */
export interface NeedKind {
  /** As the case table, the journal and leaks name it, such as `s3.bucket`. */
  readonly kind: string;
  /** Whether one takes the place of a trail: it is provided only when a case asks for it. */
  readonly takesSlot: true | None;
  /** Kinds of what is created beside one, by the same name: each is in the journal by itself. */
  readonly alsoCreates: ((need: Need) => readonly string[]) | None;
  /** What a user can do where the target can't provide it. */
  readonly remedy: string | None;
  /** Attributes that follow from the id, for a resource that the config names. */
  readonly follows: Readonly<Record<string, (id: string, facts: RunFacts) => string>> | None;
  /** Looks whether the target has the trait that a need of this kind is, and throws where it has not. */
  readonly trait: ((context: CreateContext) => Promise<Attributes>) | None;
  /** Opens what creates, finds and removes resources of this kind; its SDK client is loaded only then. */
  readonly open: ((place: Place) => Promise<Resources>) | None;
  /** What a run has to be allowed to do for one need. */
  readonly statements: ((need: Need, account: Account) => Statement[]) | None;
  /** What a sweep has to be allowed to do beside what a run may. */
  readonly sweepStatements: ((account: Account) => Statement[]) | None;
  /** What so many of them cost while a run lasts so many hours. */
  readonly cost: ((count: number, hours: number) => string) | None;
  readonly byHand: ByHandKind | None;
}

export type Attributes = Record<string, string>;

/** Where resources are created, looked for and removed. */
export interface Place {
  target: Reachable;
  facts: RunFacts;
  /** Told each call by the permission of IAM that it asks for. */
  onCall?: ((permission: string) => void) | undefined;
}

/** Resources of one kind in one place. Nothing here decides what may be removed. */
export interface Resources {
  /** Creates one for a need; none where only cases create it. Throws what the API answers. */
  create: ((need: Need, context: CreateContext) => Promise<Creation>) | None;
  /** Replaces its policy by another document. Throws what the API answers. */
  setPolicy: ((attributes: Attributes, document: string) => Promise<unknown>) | None;
  /** Two reads for a resource that the config names: one that any such service answers, and one of the resource. */
  given: { service(): Promise<unknown>; resource(given: Attributes): Promise<unknown> } | None;
  /** What a removal asks for, where it follows from the name. */
  idOf(name: string): string | undefined;
  /** The resource of a name or id, or undefined where there is none. @throws what the API answers where it can't be read */
  look(name: string, id?: string): Promise<Found | undefined>;
  /** All whose name begins as ours do, or can't be read. One that can't be read is listed like the others. */
  list(): Promise<Found[]>;
  /**
   * Removes one. Throws what the API answers, also where it is gone already.
   * @param need what was asked for, where all of it was provided; without it the resource is looked at
   */
  remove(resource: Pick<Found, 'name' | 'id'>, need?: Need): Promise<void>;
  close(): void;
}

/** What a kind may use to create one resource. */
export interface CreateContext extends Place {
  /** Name that carries the run id; the need's own where it states one. */
  name: string;
  /** Needs that were provided before this one. */
  bindings: Bindings;
  /** The policy document of a name, placeholders filled; `self` are the attributes of what is being created. */
  policy(name: string, self: Attributes): string;
  /** A template of the need with its placeholders filled. */
  filled(template: string): string;
  /** Tags that mark everything a run creates. */
  tags: { Key: string; Value: string }[];
  table: CaseTable;
}

/** A resource that the service has accepted. */
export interface Creation {
  /** What its removal asks for. */
  id: string;
  /** Does what is left to do, and gives what placeholders read; always has `id`. */
  complete(): Promise<Attributes>;
}

/** A resource that carries a name of ours. */
export interface Found {
  name: string;
  /** What its removal asks for: name, ARN or key id. */
  id: string;
  tags: Readonly<Record<string, string>>;
  /** Milliseconds; from the service, else from the tag. */
  createdAt?: number | undefined;
  /** Another resource that shows whose it is: the bucket of a trail. */
  belongsTo?: string | undefined;
  /** Why a part of it could not be read: its tags, or where it has no other name all of it. */
  unreadable?: string | undefined;
  /** Its state can't be read: a key that is being deleted has its tags for days. */
  mayBeGone?: boolean;
}

/** The account and Region that a policy is written for. */
export interface Account {
  partition: string;
  region: string;
  /** Twelve digits, or a placeholder for them. */
  account: string;
}

/** A statement of a policy of IAM that allows something; those of one id are merged. */
export interface Statement {
  Sid: string;
  Action: string[];
  Resource: string[];
  /** Values by operator and condition key. */
  Condition?: Record<string, Record<string, string>> | undefined;
}

export function allow(
  Sid: string,
  Action: string[],
  Resource: string[],
  Condition?: Statement['Condition'],
): Statement {
  return { Sid, Action, Resource, Condition };
}

/** How a user does by hand what a run does. */
export interface ByHandKind {
  /** Lines of the AWS CLI that create one and remove it. */
  lines(context: ByHandContext): ByHandLines;
  /** A line that replaces its policy by another document. */
  setPolicy: ((context: Pick<ByHandContext, 'attributes' | 'where'>, document: string) => string) | None;
  /** Lines that prepare the shell for a resource that the config names. */
  given: ((context: Pick<ByHandContext, 'attributes' | 'variable'>) => string[]) | None;
}

/** A need of a run that is written down as shell lines. */
export interface ByHandContext extends Pick<CreateContext, 'filled'> {
  need: Need;
  /** What it was called or got in the run. */
  attributes: Readonly<Attributes>;
  where: Where;
  callLine: CallLine;
  /** Account of the run, or nothing where the target did not tell. */
  account: string;
  /** Shell variable of the need, and of the one that it points to. */
  variable: string;
  variableOfOther: string;
  /** The document of a policy; undefined where none is named. */
  policy(name: string | undefined, self: Attributes): string | undefined;
}
