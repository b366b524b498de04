import type { Case } from '../../../../generated/case-table.ts';
import type { Remark, Report } from '../../../../generated/report.ts';
import { groupBy } from '../../../contract/group-by.ts';
import type { EvidenceIndex } from '../../evidence.ts';
import { TableChapter } from '../chapter.tsx';
import { CaseLinks, Name } from '../name.tsx';

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
        <CaseLinks ids={cases} most={MOST_LINKS} />,
      ])}
    />
  );
}

interface Noted {
  what: string;
  accepted: string;
}

/** What is noted of cases, with all that have the same note. */
function sameNote(cases: readonly Case[]): { noted: Noted; ids: string[] }[] {
  const all = cases.map(({ id, note, expect: { errors = [] } }) => ({
    id,
    what: note ?? 'The sources name different errors; each is accepted.',
    accepted: errors
      .map(({ code, provenance }) => `${code} (${provenance.map(({ kind }) => kind).join(', ')})`)
      .join('; '),
  }));
  return groupBy(all, ({ what, accepted }) => what + accepted).flatMap(([, same]) =>
    same.slice(0, 1).map((noted) => ({ noted, ids: same.map(({ id }) => id) })),
  );
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
        ...sameNote([...cases.filter(isWidened), ...noted]).map(({ noted: { what, accepted }, ids }) => [
          <CaseLinks ids={ids} most={MOST_LINKS} />,
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
