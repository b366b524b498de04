import type { CaseTable, Need } from '../../../generated/case-table.ts';
import type { Report } from '../../../generated/report.ts';
import type { CasePart } from '../../contract/recording.ts';
import { fill, type Scope, UndefinedPlaceholder } from '../../contract/template.ts';
import { shellWord } from '../../text/shell.ts';
import { awsLine, type Where } from './aws.ts';

/** Lines that make one need and lines that remove it, newest first. */
export interface NeedLines {
  make: string[];
  remove: string[];
  /** Text that the service chooses anew each time → the shell variable that holds it. */
  variables: [text: string, variable: string][];
}

interface Making {
  need: Need;
  /** What it was called or got in the run. */
  attributes: Readonly<Record<string, string>>;
  where: Where;
  variable: string;
  policy(name: string | undefined): string | undefined;
  /** A text of the need with its placeholders filled. */
  filled(text: string): string;
}

type Maker = (making: Making) => NeedLines;

const MAKERS: Readonly<Record<string, Maker>> = {
  's3.bucket': ({ attributes: { id = '' }, where, need, policy }) => {
    const bucket = ['--bucket', shellWord(id)];
    const constraint = ['--create-bucket-configuration', `LocationConstraint=${where.region}`];
    const document = policy(need.policy);
    return {
      make: [
        // us-east-1 is the one Region that S3 refuses as a constraint.
        awsLine('s3api', 'create-bucket', where, [
          ...bucket,
          ...(where.region === 'us-east-1' ? [] : constraint),
        ]),
        ...(document
          ? [awsLine('s3api', 'put-bucket-policy', where, [...bucket, '--policy', shellWord(document)])]
          : []),
      ],
      remove: [awsLine('s3', 'rb', where, ['--force', shellWord(`s3://${id}`)])],
      variables: [],
    };
  },
  'sns.topic': ({ attributes: { id = '', arn = '' }, where, need, policy, filled }) => {
    const topic = ['--topic-arn', shellWord(arn)];
    const set = (name: string, value: string) =>
      awsLine('sns', 'set-topic-attributes', where, [
        ...topic,
        ...['--attribute-name', name, '--attribute-value', shellWord(value)],
      ]);
    const document = policy(need.policy);
    return {
      make: [
        awsLine('sns', 'create-topic', where, ['--name', shellWord(id)]),
        ...(document ? [set('Policy', document)] : []),
        ...(need.keyId ? [set('KmsMasterKeyId', filled(need.keyId))] : []),
      ],
      remove: [awsLine('sns', 'delete-topic', where, topic)],
      variables: [],
    };
  },
  'kms.key': ({ attributes: { id = '', arn = '' }, where, need, policy, variable }) => {
    const document = policy(need.policy);
    const args = [
      ...(document ? ['--policy', shellWord(document)] : []),
      ...(need.multiRegion ? ['--multi-region'] : []),
      ...['--query', 'KeyMetadata.Arn', '--output', 'text'],
    ];
    // Not every emulator takes an ARN here; the run itself says the id.
    const key = ['--key-id', `"\${${variable}##*/}"`];
    const pending = awsLine('kms', 'schedule-key-deletion', where, [...key, '--pending-window-in-days', '7']);
    return {
      make: [
        `${variable}=$(${awsLine('kms', 'create-key', where, args)})`,
        ...(need.state === 'disabled' ? [awsLine('kms', 'disable-key', where, key)] : []),
        ...(need.state === 'pending-deletion' ? [pending] : []),
      ],
      remove: need.state === 'pending-deletion' ? [] : [pending],
      variables: [
        [arn, `$${variable}`],
        [id, `\${${variable}##*/}`],
      ],
    };
  },
  'kms.alias': ({ attributes: { id = '' }, where, need }) => {
    const alias = ['--alias-name', shellWord(id)];
    const key = ['--target-key-id', `"\${${variableOf(need.dependsOn ?? '')}##*/}"`];
    return {
      make: [awsLine('kms', 'create-alias', where, [...alias, ...key])],
      remove: [awsLine('kms', 'delete-alias', where, alias)],
      variables: [],
    };
  },
  'logs.group': ({ attributes: { name = '' }, where }) => {
    const group = ['--log-group-name', shellWord(name)];
    return {
      make: [awsLine('logs', 'create-log-group', where, group)],
      remove: [awsLine('logs', 'delete-log-group', where, group)],
      variables: [],
    };
  },
  // Not a thing to make but a trait of the target.
  signatures: () => ({ make: [], remove: [], variables: [] }),
  'iam.role': ({ attributes: { name = '' }, where, need, policy }) => {
    const role = ['--role-name', shellWord(name)];
    const trust = policy(need.trust);
    const document = policy(need.policy);
    const named = [...role, '--policy-name', 'conformance'];
    return {
      make: [
        awsLine('iam', 'create-role', where, [
          ...role,
          ...(trust ? ['--assume-role-policy-document', shellWord(trust)] : []),
        ]),
        ...(document
          ? [awsLine('iam', 'put-role-policy', where, [...named, '--policy-document', shellWord(document)])]
          : []),
      ],
      remove: [
        ...(document ? [awsLine('iam', 'delete-role-policy', where, named)] : []),
        awsLine('iam', 'delete-role', where, role),
      ],
      variables: [],
    };
  },
};

/** How to make the needs of a case by hand, in the order in which they build on each other. */
export function needLines(
  aliases: readonly string[],
  report: Report,
  table: CaseTable,
  part: CasePart,
): NeedLines {
  const all: NeedLines = { make: [], remove: [], variables: [] };
  for (const alias of ordered(aliases, table)) {
    const need = table.needs[alias];
    const attributes = part.provided[alias];
    if (!need || !attributes) continue;
    const made = orLacking(alias, () =>
      report.run.given?.includes(alias)
        ? there(alias, need, attributes)
        : MAKERS[need.kind]?.(making(alias, need, attributes, { report, table, part })),
    );
    if (!made) continue;
    all.make.push(...made.make);
    all.remove.unshift(...made.remove);
    all.variables.push(...made.variables);
  }
  return all;
}

/** A report that lacks an attribute is read all the same; only this line is not to be had of it. */
function orLacking(alias: string, lines: () => NeedLines | undefined): NeedLines | undefined {
  try {
    return lines();
  } catch (error) {
    if (!(error instanceof UndefinedPlaceholder)) throw error;
    return { make: [`# ${alias}: not in the report: ${error.message}`], remove: [], variables: [] };
  }
}

/** What the user has already is neither made nor removed. */
function there(alias: string, { kind }: Need, { id, arn = '' }: Readonly<Record<string, string>>): NeedLines {
  const make = [`# ${alias}: the config names ${id}, which is there already`];
  // An alias that is made for a key reads it of the variable.
  if (kind === 'kms.key') make.push(`${variableOf(alias)}=${shellWord(arn)}`);
  return { make, remove: [], variables: [] };
}

function making(
  alias: string,
  need: Need,
  attributes: Readonly<Record<string, string>>,
  { report, table: { policies }, part }: { report: Report; table: CaseTable; part: CasePart },
): Making {
  const { run, target } = report;
  const { region, partition, account, endpoint } = target;
  const facts = {
    id: part.run,
    region,
    otherRegion: run.otherRegion,
    partition,
    ...(account ? { account } : {}),
  };
  // A key's policy speaks of the account, whose root its self is.
  const self = need.kind === 'kms.key' ? { id: account ?? '' } : attributes;
  const scope: Scope = {
    run: facts,
    bindings: part.provided,
    seed: `need/${alias}`,
    captured: { self },
  };
  return {
    need,
    attributes,
    where: { ...(endpoint ? { endpoint } : {}), region },
    variable: variableOf(alias),
    filled: (text) => String(fill(text, scope)),
    policy: (name) => (name && policies[name] ? JSON.stringify(fill(policies[name], scope)) : undefined),
  };
}

/** `key-disabled` → `KEY_DISABLED` */
function variableOf(alias: string): string {
  return alias.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

/** What a need points to comes before it. */
function ordered(aliases: readonly string[], { needs }: CaseTable): string[] {
  const order = new Set<string>();
  const visit = (alias: string): void => {
    const of = needs[alias]?.dependsOn;
    if (of && !order.has(of)) visit(of);
    order.add(alias);
  };
  aliases.forEach(visit);
  return [...order];
}
