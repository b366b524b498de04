import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability, CaseReported, Finding, GroupReported, Report } from '../../generated/report.ts';
import type { Leak } from '../contract/leak.ts';
import type { Recording } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';
import type { TargetDescription } from '../contract/target.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import { verdictOf } from '../judge/verdict.ts';
import { reportClauses } from './clauses.ts';
import { reportPrecedence } from './precedence.ts';
import { retiredSightings } from './retired.ts';
import { summarize } from './summary.ts';
import { unknownMembers } from './unknown-members.ts';

/** All that a report is made of. */
export interface ReportInput {
  suite: Report['suite'];
  table: CaseTable;
  target: TargetDescription;
  facts: RunFacts;
  /** Attributes of the needs that were provided. */
  bindings: Bindings;
  filter: readonly string[];
  /** The run as a command, to which `--only ID` can be added. */
  command?: string | undefined;
  /** Globs of --skip. */
  skip?: readonly string[];
  /** The tier of --tier. */
  tier?: string | undefined;
  /** The part of the cases that ran, where it was one of several. */
  shard?: Report['run']['shard'] | undefined;
  startedAt: string;
  ms: number;
  capabilities: Capability[];
  results: readonly CaseResult[];
  recordings: readonly Recording[];
  leaks: readonly Leak[];
  /** Where the page and the SDK's model disagree. */
  conflicts: readonly Finding[];
}

/** Makes the report of a run. Pure; every other output is made from what it returns. */
export function buildReport(input: ReportInput): Report {
  const { suite, table, target, facts, results, leaks } = input;
  const sightings = retiredSightings(table, input.recordings);
  const groups = table.groups.map((group): GroupReported & { kind: string } => {
    const own = results.filter((result) => result.group === group.name);
    const of = table.cases.filter((one) => one.group === group.name).length;
    const verdict = verdictOf(group, own, of, sightings[group.name]);
    return { kind: group.kind, name: group.name, ...verdict, cases: own.map(({ id }) => id), of };
  });
  const bare = (kind: string) =>
    groups.filter((group) => group.kind === kind).map(({ kind: _, ...group }) => group);
  const exceptions = bare('exception');
  const names = new Set(exceptions.map(({ name }) => name));
  const given = Object.keys(target.resources ?? {})
    .filter((alias) => alias in input.bindings)
    .sort();
  return {
    formatVersion: 1,
    suite,
    run: {
      id: facts.id,
      otherRegion: facts.otherRegion,
      startedAt: input.startedAt,
      ms: input.ms,
      filter: [...input.filter],
      ...(input.command ? { command: input.command } : {}),
      ...(input.skip?.length ? { skip: [...input.skip] } : {}),
      ...(input.tier ? { tier: input.tier } : {}),
      ...(input.shard ? { shard: input.shard } : {}),
      ...(given.length > 0 ? { given } : {}),
    },
    target: {
      name: target.name,
      ...(target.endpoints.cloudtrail ? { endpoint: target.endpoints.cloudtrail } : {}),
      ...(target.started ? { started: true } : {}),
      region: facts.region,
      partition: facts.partition,
      ...(facts.account ? { account: facts.account } : {}),
    },
    provided: byAlias(input.bindings),
    capabilities: input.capabilities,
    summary: summarize(judgeable(table, results), exceptions, judgeable(table, table.cases).length),
    exceptions,
    parts: bare('part'),
    clauses: reportClauses(table, results, sightings),
    cases: results.map((result) => reportCase(result, names)),
    findings: [
      ...findings(sightings),
      ...unknownMembers(table, input.recordings),
      oneRegion(facts),
      ...input.conflicts,
    ],
    precedence: reportPrecedence(table, results),
    leaks: [...leaks],
  };
}

/** In the order of the aliases: needs are made side by side, and come to be in no order of their own. */
function byAlias(bindings: Bindings): Bindings {
  return Object.fromEntries(Object.entries(bindings).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reportCase({ group, ...result }: CaseResult, exceptions: ReadonlySet<string>): CaseReported {
  return { ...result, exception: exceptions.has(group) ? group : null };
}

function findings(sightings: Readonly<Record<string, string[]>>): Finding[] {
  return Object.entries(sightings).map(([subject, cases]) => ({
    kind: 'retired-seen',
    subject,
    says: `${subject} is no longer in use and must not appear`,
    cases,
  }));
}

/** A server may have its Region built in and pass: nothing says that an endpoint has to serve another. */
function oneRegion({ region, otherRegion, partition }: RunFacts): Finding {
  return {
    kind: 'one-region',
    subject: region,
    says: `Only the Region ${region} of the partition ${partition} was judged. Whether it is built into the target is told by a run with another, such as --region ${otherRegion}.`,
  };
}

/** Without the cases that are only reported: they pass by definition, and would make every figure look better. */
function judgeable<T extends { group: string }>(table: CaseTable, cases: readonly T[]): T[] {
  const info = new Set(table.groups.filter(({ kind }) => kind === 'info').map(({ name }) => name));
  return cases.filter(({ group }) => !info.has(group));
}
