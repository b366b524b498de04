import { devNull } from 'node:os';
import type { Case, CaseTable } from '../../generated/case-table.ts';
import { bindCase } from '../contract/bind.ts';
import { oneEndpoint } from '../contract/target.ts';
import type { RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { type Lanes, openLanes } from '../lanes/index.ts';
import { TRAIL } from '../needs/journal/format.ts';
import { kindOf } from '../needs/kinds/index.ts';
import { provideNeeds } from '../needs/provide.ts';
import { setPolicy } from '../needs/set-policy.ts';
import { createReference } from '../reference/index.ts';
import { Controls } from '../run/controls.ts';
import { executeCase } from '../run/execute.ts';

/** What a run does: calls by the permission of IAM that they ask for, and resources created by kind. */
export interface Rehearsed {
  calls: Map<string, number>;
  resources: Map<string, number>;
}

const FACTS: RunFacts = {
  id: 'planrn',
  secret: '',
  region: 'us-east-1',
  otherRegion: 'us-west-2',
  partition: 'aws',
  account: '123456789012',
};

/**
 * Runs cases as a run does, needs included, on a built-in reference that poses as AWS. No socket is opened and no credentials
 * are read: the transport is a function.
 * @param aliases needs to provide, also of cases that do not run
 */
export function rehearse(...asked: Parameters<typeof runCases>): Promise<Rehearsed> {
  return withoutProfiles(() => runCases(...asked));
}

/** Even a client with credentials and Region of its own reads the user's profiles for further settings. */
async function withoutProfiles<T>(work: () => Promise<T>): Promise<T> {
  const { env } = process;
  const files = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'].map((name) => [name, env[name]] as const);
  for (const [name] of files) env[name] = devNull;
  try {
    return await work();
  } finally {
    for (const [name, before] of files) {
      if (before === undefined) delete env[name];
      else env[name] = before;
    }
  }
}

async function runCases(
  table: CaseTable,
  cases: readonly Case[],
  aliases: readonly string[],
): Promise<Rehearsed> {
  const calls = new Map<string, number>();
  const resources = new Map<string, number>();
  const countIn = (counts: Map<string, number>) => (name: string) =>
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const onCall = countIn(calls);
  const onCreated = countIn(resources);
  const transport = inProcessTransport(createReference().handle);
  const target: Reachable = {
    name: 'rehearsal',
    endpoints: oneEndpoint('http://rehearsal.invalid'),
    region: FACTS.region,
    aws: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    transport,
  };
  const needs = await provideNeeds(aliases, { table, target, facts: FACTS, onCall });
  const [unmet] = Object.values(needs.unmet);
  if (unmet) throw new Error(`The reference lacks the need ${unmet.name}: ${unmet.reason}.`);
  for (const alias of Object.keys(needs.bindings)) {
    const kind = kindOf(table.needs[alias]?.kind);
    if (kind?.open) onCreated(kind.kind);
  }
  const lanes = counting(openLanes(target, transport), table, onCall, onCreated);
  const context = {
    ...{ table, lanes, facts: FACTS, controls: new Controls() },
    setPolicy: (alias: string, policy?: string) =>
      setPolicy(alias, policy, { table, target, facts: FACTS, bindings: needs.bindings, onCall }),
    enter: () => Promise.reject(new Error('a plan is without worlds')),
  };
  const run = { facts: FACTS, bindings: needs.bindings, operation: table.operation };
  for (const testCase of cases) {
    const { harnessError } = await executeCase(bindCase(testCase, run), context);
    if (harnessError) throw new Error(`The case ${testCase.id} can't be planned: ${harnessError}.`);
  }
  lanes.close();
  await needs.removeAll();
  return { calls, resources };
}

/** Lanes that count what travels through them. */
function counting(
  lanes: Lanes,
  { service, operation: subject }: CaseTable,
  onCall: (permission: string) => void,
  onCreated: (kind: string) => void,
): Lanes {
  return {
    send: async (operation, sent, expected) => {
      onCall(`${service.toLowerCase()}:${operation}`);
      const sending = await lanes.send(operation, sent, expected);
      if (operation === subject && sending.seen.kind === 'accepted') onCreated(TRAIL);
      return sending;
    },
    close: () => lanes.close(),
  };
}
