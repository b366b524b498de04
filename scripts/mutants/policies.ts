import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Rule } from '../../src/reference/index.ts';
import { LookedUp } from './looked-up.ts';
import { CONDITION_MISREADINGS } from './misread-conditions.ts';
import { STATEMENT_MISREADINGS } from './misread-statements.ts';
import { type Misreading, type Misreadings, PLAIN_MISREADINGS, type Statement } from './misreadings.ts';
import type { Mutant } from './mutant.ts';
import { reread } from './reread.ts';

type Context = Parameters<Rule['violated']>[0];
/** A policy as the reference keeps it, with the moments of its versions. */
type Text = NonNullable<Context['bucket']>['policy'];
type Role = NonNullable<ReturnType<Context['call']['state']['roles']['get']>>;

const MISREADINGS: Misreadings = { ...PLAIN_MISREADINGS, ...CONDITION_MISREADINGS, ...STATEMENT_MISREADINGS };

/** By rule, what it can misread. */
function loadReaders(): Record<string, string[]> {
  const file = join(import.meta.dirname, 'policies.yaml');
  return (parse(readFileSync(file, 'utf8')) as { readers: Record<string, string[]> }).readers;
}

/** @throws Error for a name that no misreading has */
function misreadingOf(fault: string): Misreadings[string] {
  const found = MISREADINGS[fault];
  if (!found) throw new Error(`policies.yaml: no misreading is called ${fault}`);
  return found;
}

/** Mutants that misread one part of a policy: its conditions, the trail that one names, its resource. */
export function policyMutants(rules: readonly Rule[]): Mutant[] {
  return Object.entries(loadReaders()).flatMap(([readers, faults]) => {
    const stem = readers.replace('*', '');
    const reads = ({ id }: Rule) => (readers.endsWith('*') ? id.startsWith(stem) : id === readers);
    const exception = rules.find(reads)?.exception;
    if (exception === undefined) throw new Error(`no rule of the reference is called ${readers}`);
    return faults.map((fault): Mutant => {
      const [title, misread] = misreadingOf(fault);
      return {
        id: `rule/${stem}/${fault}`,
        family: 'rule',
        title: `${stem} ${title}`,
        exception,
        options: {
          rules: (list) => reread(list, reads, (context) => misreads(context, misread)),
        },
      };
    });
  });
}

/** The context with every policy in it misread. */
function misreads(context: Context, misread: Misreading): Context {
  const { call, bucket, trailArn } = context;
  const read = (text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const document = JSON.parse(text) as { Statement: Statement | Statement[] };
    const single = !Array.isArray(document.Statement);
    return JSON.stringify({
      ...document,
      Statement: misread([document.Statement].flat(), { trailArn, single }),
    });
  };
  const reread = ({ versions }: Text): Text => ({
    versions: versions.map(({ since, value }) => ({ since, value: read(value) })),
  });
  const withPolicyMisread = <T extends { policy: Text }>(one: T): T => ({
    ...one,
    policy: reread(one.policy),
  });
  const withPoliciesMisread = (role: Role): Role => ({
    ...role,
    trust: reread(role.trust),
    policies: new Map([...role.policies].map(([name, policy]) => [name, reread(policy)])),
  });
  const state = {
    ...call.state,
    keys: new LookedUp(call.state.keys, withPolicyMisread),
    topics: new LookedUp(call.state.topics, withPolicyMisread),
    roles: new LookedUp(call.state.roles, withPoliciesMisread),
  };
  return { ...context, call: { ...call, state }, bucket: bucket && withPolicyMisread(bucket) };
}
