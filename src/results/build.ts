import { homedir } from 'node:os';
import type { CaseTable } from '../../generated/case-table.ts';
import type {
  Capability,
  CaseReported,
  GroupReported,
  LeakReported,
  Remark,
  Report,
} from '../../generated/report.ts';
import type { Recording } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';
import type { TargetDescription } from '../contract/target.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import { verdictOf } from '../judge/verdict.ts';
import { shortened } from '../text/harmless.ts';
import { reportClauses } from './clauses.ts';
import { findingsOf } from './findings/find.ts';
import { REPORT_FORMAT } from './format.ts';
import { reportOperations } from './operations.ts';
import { reportPrecedence } from './precedence.ts';
import { reachedProfile } from './profile.ts';
import { oneRegion } from './remarks.ts';
import { retiredSightings } from './retired.ts';
import { summarize } from './summary.ts';
import { withUndecided } from './undecided.ts';
import { unknownMembers } from './unknown-members.ts';

/** All that a report is built from. */
export interface ReportInput {
  suite: Report['suite'];
  table: CaseTable;
  target: TargetDescription;
  facts: RunFacts;
  /** Attributes of the provided needs. */
  bindings: Bindings;
  /** The operations of --operation. */
  operations?: readonly string[] | undefined;
  filter: readonly string[];
  /** The run as a command, to which `--only ID` can be added. */
  command?: string | undefined;
  /** Globs of --skip. */
  skip?: readonly string[];
  /** The profile of --conformance-profile. */
  profile?: string | undefined;
  /** The part of the cases that ran, where it was one of several. */
  shard?: Report['run']['shard'] | undefined;
  startedAt: string;
  ms: number;
  capabilities: Capability[];
  results: readonly CaseResult[];
  recordings: readonly Recording[];
  leaks: readonly LeakReported[];
  /** Where the page and the SDK's model disagree. */
  conflicts: readonly Remark[];
}

/** Builds the report of a run. Pure; every other output is made from what it returns. */
export function buildReport(input: ReportInput): Report {
  const { suite, table, target, facts, leaks } = input;
  const results = withUndecided(input.results, table);
  const sightings = retiredSightings(table, input.recordings);
  const groups = table.groups.map((group): GroupReported & { kind: string } => {
    const own = results.filter((result) => result.group === group.name);
    const total = table.cases.filter((one) => one.group === group.name).length;
    const verdict = verdictOf(group, own, total, sightings[group.name]);
    return { kind: group.kind, name: group.name, ...verdict, cases: own.map(({ id }) => id), total };
  });
  const bare = (kind: string) =>
    groups.filter((group) => group.kind === kind).map(({ kind: _, ...group }) => group);
  const exceptions = bare('exception');
  const operations = reportOperations(table, results, groups);
  const names = new Set(exceptions.map(({ name }) => name));
  const cases = results.map((result) => reportCase(result, names));
  // With some operations the table has only a part of the cases of a client.
  const profile = reachedProfile(table, cases, input.operations ? undefined : input.profile);
  const given = Object.keys(target.resources ?? {})
    .filter((alias) => alias in input.bindings)
    .sort();
  return {
    formatVersion: REPORT_FORMAT,
    suite,
    run: {
      id: facts.id,
      ...(facts.secret ? { secret: facts.secret } : {}),
      otherRegion: facts.otherRegion,
      startedAt: input.startedAt,
      ms: input.ms,
      ...(input.operations ? { operations: [...input.operations] } : {}),
      filter: [...input.filter],
      ...(input.command ? { command: input.command } : {}),
      ...(input.skip?.length ? { skip: [...input.skip] } : {}),
      ...(input.profile ? { profile: input.profile } : {}),
      ...(input.shard ? { shard: input.shard } : {}),
      ...(given.length > 0 ? { given } : {}),
    },
    target: {
      name: target.name,
      ...(target.version ? { version: target.version } : {}),
      ...(target.endpoints.cloudtrail ? { endpoint: target.endpoints.cloudtrail } : {}),
      ...elsewhere(target.endpoints),
      ...(target.targetForm ? { targetForm: target.targetForm } : {}),
      ...(target.caFile && usesTls(target.endpoints) ? { ca: target.caFile.replace(homedir(), '~') } : {}),
      ...(target.started ? { started: true } : {}),
      region: facts.region,
      partition: facts.partition,
      ...(facts.account ? { account: facts.account } : {}),
    },
    provided: byAlias(input.bindings),
    capabilities: input.capabilities,
    summary: {
      ...summarize(judgeable(table, results), exceptions, judgeable(table, table.cases).length),
      ...(profile ? { profile } : {}),
    },
    ...(operations.length > 1 ? { operations } : {}),
    exceptions,
    parts: bare('part'),
    clauses: reportClauses(table, results, sightings),
    cases,
    findings: findingsOf(table, cases, sightings),
    remarks: [...unknownMembers(table, input.recordings), oneRegion(facts), ...input.conflicts],
    precedence: reportPrecedence(table, results),
    leaks: [...leaks],
  };
}

/** A file of authorities says nothing where nothing is asked over TLS. Without endpoints it is AWS. */
function usesTls(endpoints: TargetDescription['endpoints']): boolean {
  const urls = Object.values(endpoints);
  return urls.length === 0 || urls.some((url) => /^https:/i.test(url));
}

/** The services that are not where CloudTrail is. */
function elsewhere({
  cloudtrail,
  ...others
}: TargetDescription['endpoints']): Pick<Report['target'], 'endpoints'> {
  const found = Object.entries(others).filter(([, url]) => url !== cloudtrail);
  return found.length > 0 ? { endpoints: Object.fromEntries(found) } : {};
}

/** In the order of the aliases: needs are created side by side, so they have no order of their own. */
function byAlias(bindings: Bindings): Bindings {
  return Object.fromEntries(Object.entries(bindings).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reportCase({ group, ...result }: CaseResult, exceptions: ReadonlySet<string>): CaseReported {
  return {
    ...result,
    exception: exceptions.has(group) ? group : null,
    // The whole text of a target is in the recording.
    checks: result.checks.map(({ expected, actual, ...check }) => ({
      ...check,
      expected: shortened(expected),
      actual: shortened(actual),
    })),
  };
}

/** Without the informative cases: they pass by definition, and would make every figure look better. */
function judgeable<T extends { group: string }>(table: CaseTable, cases: readonly T[]): T[] {
  const info = new Set(table.groups.filter(({ kind }) => kind === 'info').map(({ name }) => name));
  return cases.filter(({ group }) => !info.has(group));
}
