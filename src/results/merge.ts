import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability, Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { loadSuite } from '../contract/table.ts';
import type { TargetDescription } from '../contract/target.ts';
import type { Bindings } from '../contract/template.ts';
import { buildReport } from './build.ts';
import { assertWholeRun, type Part, partOf } from './part.ts';
import { readRun } from './read-report.ts';
import { suiteFacts } from './suite.ts';

/**
 * Merges the parts of a run into the report that the whole run would have given, times and names apart.
 * @throws CannotJudge when a part is missing, given twice, unreadable, incomplete, or of another run than the others
 */
export async function mergeParts(
  folders: readonly string[],
): Promise<{ report: Report; recordings: Recording[] }> {
  const runs: Omit<Part, 'shard'>[] = [];
  for (const folder of folders) runs.push({ folder, ...(await readRun(folder)) });
  // The operations of the first part; the others are compared with it.
  const table = loadSuite(runs[0]?.report.run.operations);
  const suiteHere = await suiteFacts(table);
  const parts = runs.map((one) => partOf(one, table, suiteHere));
  parts.sort((a, b) => a.shard.index - b.shard.index);
  const [first] = parts;
  if (!first) throw new CannotJudge('merge needs the folders of the parts.');
  assertWholeRun(parts, first);
  const order = new Map(table.cases.map(({ id }, index) => [id, index]));
  const place = (id: string) => order.get(id) ?? table.cases.length;
  const needsOf = new Map(table.cases.map(({ id, needs }) => [id, needs]));
  const recordings = parts
    .flatMap(({ recordings, report: { run, provided } }) =>
      recordings.map((one) => ({
        ...one,
        part: {
          run: run.id,
          secret: run.secret ?? '',
          provided: pick(provided, needsOf.get(one.caseId) ?? []),
        },
      })),
    )
    .sort((a, b) => place(a.caseId) - place(b.caseId));
  const cases = parts.flatMap(({ report }) => report.cases).sort((a, b) => place(a.id) - place(b.id));
  const { suite, run, target, remarks } = first.report;
  const report = buildReport({
    suite,
    table,
    target: {
      name: target.name,
      ...(target.version ? { version: target.version } : {}),
      endpoints: { ...target.endpoints, ...(target.endpoint ? { cloudtrail: target.endpoint } : {}) },
      ...(target.targetForm ? { targetForm: target.targetForm } : {}),
      ...(target.ca ? { caFile: target.ca } : {}),
      region: target.region,
      credentials: { accessKeyId: '', secretAccessKey: '' },
      resources: givenTo(parts),
      ...(target.started ? { started: true } : {}),
    },
    facts: {
      id: run.id,
      // Parts with secrets of their own have no common one.
      secret: parts.every(({ report }) => report.run.secret === run.secret) ? (run.secret ?? '') : '',
      region: target.region,
      otherRegion: run.otherRegion,
      partition: target.partition,
      ...(target.account ? { account: target.account } : {}),
    },
    // Each part created its own, which its recordings name; the report names one of each.
    bindings: Object.assign({}, ...parts.map((part) => part.report.provided)),
    operations: run.operations,
    filter: run.filter,
    command: run.command,
    skip: run.skip ?? [],
    profile: run.profile,
    startedAt: parts.map((part) => part.report.run.startedAt).sort()[0] ?? run.startedAt,
    ms: parts.reduce((sum, part) => sum + part.report.run.ms, 0),
    capabilities: mergeCapabilities(parts, table),
    results: cases.map(({ exception: _, ...one }) => ({ ...one, group: groupOf(one.id, table) })),
    recordings,
    leaks: parts.flatMap((part) => part.report.leaks),
    // These come from the page and the SDK, so they are the same in every part.
    conflicts: remarks.filter(({ kind }) => kind.endsWith('-conflict')),
  });
  return { report, recordings };
}

/** What the config named in any of the parts: a part has only what its cases need. */
function givenTo(parts: readonly Part[]): NonNullable<TargetDescription['resources']> {
  const named = parts.flatMap(({ report: { run, provided } }) =>
    (run.given ?? []).map((alias) => [alias, { id: '', ...provided[alias] }] as const),
  );
  return Object.fromEntries(named);
}

/** Probes in the order of the first part, then the needs by name; what one part could not get counts as missing. */
function mergeCapabilities(parts: readonly Part[], { needs }: CaseTable): Capability[] {
  const merged = new Map<string, Capability>();
  for (const { report } of parts) {
    for (const one of report.capabilities) {
      if (merged.get(one.name)?.has !== false) merged.set(one.name, one);
    }
  }
  const all = [...merged.values()];
  // A need that is a trait of the target has the name of its probe.
  const isNeed = ({ name }: Capability) => needs[name]?.kind.includes('.') ?? false;
  const byName = (a: Capability, b: Capability) => (a.name < b.name ? -1 : 1);
  return [...all.filter((one) => !isNeed(one)), ...all.filter(isNeed).sort(byName)];
}

function pick(provided: Bindings, aliases: readonly string[]): Bindings {
  return Object.fromEntries(Object.entries(provided).filter(([alias]) => aliases.includes(alias)));
}

function groupOf(id: string, { cases }: CaseTable): string {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new CannotJudge(`The case ${id} is not one of this version.`);
  return found.group;
}
