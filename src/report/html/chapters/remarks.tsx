import type { Case } from '../../../../generated/case-table.ts';
import type { Remark, Report } from '../../../../generated/report.ts';
import type { EvidenceIndex } from '../../evidence.ts';
import { TableChapter } from '../chapter.tsx';
import { CaseLink, Name } from '../name.tsx';

/** Findings about the target, not about the sources. */
const SEEN: ReadonlySet<string> = new Set<Remark['kind']>(['unknown-member', 'one-region']);
/** Cases named in a cell before the rest is only counted. */
const MOST_LINKS = 4;

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
        [
          ...cases.slice(0, MOST_LINKS).map((id) => (
            <span>
              <a href={`#${id.split('#')[0]}`}>{id}</a>{' '}
            </span>
          )),
          cases.length > MOST_LINKS && `and ${cases.length - MOST_LINKS} more`,
        ],
      ])}
    />
  );
}

/** Where the page, the SDK's model and what was observed disagree; and what else is worth knowing of the cases. */
export function Conflicts({ index: { report, table } }: { index: EvidenceIndex }) {
  const ran = new Set(report.cases.map(({ id }) => id));
  const cases = table.cases.filter(({ id }) => ran.has(id));
  const noted = cases.filter((one) => one.note && !isWidened(one));
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
        ...[...cases.filter(isWidened), ...noted].map(({ id, note, expect: { errors = [] } }) => [
          <CaseLink id={id} />,
          note ?? 'The sources name different errors; each is accepted.',
          errors
            .map(({ code, provenance }) => `${code} (${provenance.map(({ kind }) => kind).join(', ')})`)
            .join('; '),
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
