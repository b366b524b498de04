import type { Case } from '../../../../generated/case-table.ts';
import type { Remark, Report } from '../../../../generated/report.ts';
import type { EvidenceIndex } from '../../evidence.ts';
import { TableChapter } from '../chapter.tsx';
import { Name } from '../name.tsx';

/** Findings about the target, not about the sources. */
const SEEN: ReadonlySet<string> = new Set<Remark['kind']>(['unknown-member', 'one-region']);
/** Cases named in a cell before the rest is only counted. */
const MOST_LINKS = 2;

/** What was seen of the target that counts in no case. */
export function Seen({ report }: { report: Report }) {
  const found = report.remarks.filter(({ kind }) => SEEN.has(kind));
  return (
    <TableChapter
      id="seen"
      title="Also seen"
      intro="Worth knowing about this target; never counted."
      heads={['About', 'What', 'Seen in']}
      rows={found.map(({ subject, message, cases = [] }) => [
        <Name of={subject} />,
        message,
        <CaseLinks ids={cases} />,
      ])}
    />
  );
}

/** The first cases of a row, and how many there are beyond. An exchange of a case is named as `case#role`. */
function CaseLinks({ ids }: { ids: readonly string[] }) {
  const rest = ids.length - MOST_LINKS;
  return (
    <>
      {ids.slice(0, MOST_LINKS).map((id, at) => [at > 0 && ', ', <a href={`#${id.split('#')[0]}`}>{id}</a>])}
      {rest > 0 && ` and ${rest} more`}
    </>
  );
}

interface Noted {
  what: string;
  accepted: string;
}

/** What is noted of cases, with all that have the same note. */
function sameNote(cases: readonly Case[]): [Noted, string[]][] {
  const found = new Map<string, [Noted, string[]]>();
  for (const {
    id,
    note,
    expect: { errors = [] },
  } of cases) {
    const what = note ?? 'The sources name different errors; each is accepted.';
    const accepted = errors
      .map(({ code, provenance }) => `${code} (${provenance.map(({ kind }) => kind).join(', ')})`)
      .join('; ');
    const row = found.get(what + accepted) ?? [{ what, accepted }, []];
    found.set(what + accepted, row);
    row[1].push(id);
  }
  return [...found.values()];
}

/** Where the page, the SDK's model and what was observed disagree; and what else is worth knowing of the cases that fail. */
export function Conflicts({ index: { report, table } }: { index: EvidenceIndex }) {
  const ran = new Set(report.cases.map(({ id }) => id));
  const cases = table.cases.filter(({ id }) => ran.has(id));
  const failing = new Set(report.cases.flatMap(({ id, outcome }) => (outcome === 'fail' ? [id] : [])));
  const noted = cases.filter((one) => one.note && failing.has(one.id) && !isWidened(one));
  return (
    <TableChapter
      id="conflicts"
      title="Where the sources disagree"
      intro="The page is the contract. Where public observation says otherwise, a set of outcomes is accepted; where only the SDK’s model does, that is listed here."
      heads={['About', 'What', 'Accepted']}
      rows={[
        ...report.remarks
          .filter(({ kind }) => !SEEN.has(kind))
          .map(({ subject, message }) => [<Name of={subject} />, message, 'what the page says']),
        ...sameNote([...cases.filter(isWidened), ...noted]).map(([{ what, accepted }, ids]) => [
          <CaseLinks ids={ids} />,
          what,
          accepted,
        ]),
      ]}
    />
  );
}

/** Whether sources of different kinds name different errors. */
function isWidened({ expect: { errors = [] } }: Case): boolean {
  const kinds = new Set(errors.flatMap(({ provenance }) => provenance.map(({ kind }) => kind)));
  return errors.length > 1 && kinds.size > 1;
}
