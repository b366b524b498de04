import type { CaseTable } from '../../generated/case-table.ts';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { isCreate } from '../contract/operations.ts';
import type { Recording } from '../contract/recording.ts';
import { NAME_PREFIX } from '../contract/template.ts';
import { chosenCases } from './select.ts';

/** The report and the recordings of one part, and the folder they are from. */
export interface Part {
  folder: string;
  shard: NonNullable<Report['run']['shard']>;
  report: Report;
  recordings: Recording[];
}

/** @throws CannotJudge when what a folder has isn't exactly one whole part */
export function partOf(
  { folder, report, recordings }: Omit<Part, 'shard'>,
  table: CaseTable,
  suite: Report['suite'],
): Part {
  const { shard } = report.run;
  if (!shard)
    throw new CannotJudge(`${folder} has a whole run, not a part of one; there is nothing to merge.`);
  if (report.suite.casesSha256 !== suite.casesSha256) {
    throw new CannotJudge(
      `${folder} was made with other cases than those of this version (${suite.version}); merge it with the version that made it (${report.suite.version}).`,
    );
  }
  const part = { folder, shard, report, recordings };
  assertCases(part, table);
  assertSameRun(part, table);
  return part;
}

/** Exactly the cases of its filter and shard, each reported and recorded once. */
function assertCases({ folder, report, recordings }: Part, table: CaseTable): void {
  const { filter, skip = [], profile, shard } = report.run;
  const wanted = chosenCases(table, { only: filter, skip, profile, shard }).map(({ id }) => id);
  const listed = [
    ['report.json', report.cases.map(({ id }) => id)],
    ['exchanges.jsonl', recordings.map(({ caseId }) => caseId)],
  ] as const;
  for (const [file, ids] of listed) {
    const found = new Set(ids);
    const missing = wanted.filter((id) => !found.has(id));
    const strange = ids.filter((id, index) => !wanted.includes(id) || ids.indexOf(id) < index);
    const wrong = missing.length > 0 ? missing : strange;
    if (wrong.length === 0) continue;
    const named = `the case ${wrong[0]}${wrong.length > 1 ? ` and ${wrong.length - 1} more` : ''}`;
    const problem = missing.length > 0 ? `lacks ${named}` : `has ${named}, not its own or twice`;
    throw new CannotJudge(
      `${file} in ${folder} ${problem}: it is not what part ${shard?.index}/${shard?.total} wrote.`,
    );
  }
}

/** Report and recordings belong to the same run: names have its id, and the recorded answers are those reported. */
function assertSameRun({ folder, report, recordings }: Part, table: CaseTable): void {
  const { nameMember } = table.operations;
  const codes = new Map(report.cases.map(({ id, code }) => [id, code]));
  const own = `${NAME_PREFIX}${report.run.id}-`;
  for (const { caseId, exchanges } of recordings) {
    const foreign = exchanges.some(({ operation: called, input }) => {
      const name = isCreate(table, called) ? input?.[nameMember] : undefined;
      return typeof name === 'string' && name.startsWith(NAME_PREFIX) && !name.startsWith(own);
    });
    const seen = exchanges.find(({ role }) => role === 'request')?.seen;
    const code = seen?.kind === 'rejected' ? seen.code : undefined;
    if (foreign || code !== codes.get(caseId)) {
      throw new CannotJudge(
        `report.json and exchanges.jsonl in ${folder} are of two runs: they differ in the case ${caseId}.`,
      );
    }
  }
}

/** Parts 1 to n, each once, of the same suite, filter and target. */
export function assertWholeRun(parts: readonly Part[], first: Part): void {
  for (const part of parts) {
    for (const [what, of] of Object.entries(SHARED)) {
      const [one, other] = [JSON.stringify(of(part)), JSON.stringify(of(first))];
      if (one === other) continue;
      throw new CannotJudge(
        `${part.folder} and ${first.folder} are not parts of the same run: ${what} differs (${one ?? 'none'}, ${other ?? 'none'}).`,
      );
    }
  }
  const given = parts.map(({ shard }) => shard.index);
  const wanted = Array.from({ length: first.shard.total }, (_, index) => index + 1);
  const missing = wanted.filter((index) => !given.includes(index));
  if (missing.length > 0) {
    throw new CannotJudge(
      `Part ${missing.map((index) => `${index}/${first.shard.total}`).join(', ')} is missing.`,
    );
  }
  if (given.length > wanted.length) throw new CannotJudge('A part is given twice.');
}

/** What all parts of a run have in common. Run ids differ: on an account of AWS each part has its own. */
const SHARED: Readonly<Record<string, (part: Part) => unknown>> = {
  'the number of parts': ({ shard }) => shard.total,
  'the suite': ({ report }) => report.suite,
  'the filter': ({ report: { run } }) => [run.operations, run.filter, run.skip ?? [], run.profile],
  'the Region': ({ report }) => [report.target.region, report.target.partition],
  'the account': ({ report }) => report.target.account,
  'the target': ({ report }) => report.target.name,
  // A target that each part started itself has another port each time.
  'the endpoint': ({ report: { target } }) => (target.started ? 'started by the run' : target.endpoint),
};
