import type { ComponentChildren, VNode } from 'preact';
import type { Case } from '../../../../generated/case-table.ts';
import type { EvidenceIndex } from '../../evidence.ts';
import { Chapter } from '../chapter.tsx';
import { CaseLink, Name } from '../name.tsx';
import { Table } from '../table.tsx';
import { isSeen } from './seen.tsx';

/** Where the page, the SDK's model and what was observed disagree; and what else is worth knowing of the cases. */
export function Conflicts({ index }: { index: EvidenceIndex }): VNode | null {
  const { report, table } = index;
  const ran = new Set(report.cases.map(({ id }) => id));
  const cases = table.cases.filter(({ id }) => ran.has(id));
  const isNoted = (one: Case) => one.note !== undefined && !isWidened(one);
  const rows: ComponentChildren[][] = [
    ...report.findings
      .filter((finding) => !isSeen(finding))
      .map(({ subject, says }) => [<Name of={subject} />, says, 'what the page says']),
    ...[...cases.filter(isWidened), ...cases.filter(isNoted)].map((one) => [
      <CaseLink id={one.id} />,
      one.note ?? 'The sources name different errors; each is accepted.',
      acceptedBy(one),
    ]),
  ];
  if (rows.length === 0) return null;
  return (
    <Chapter
      id="conflicts"
      title="Where the sources disagree"
      intro="The page is the contract. Where public observation says otherwise, a set of outcomes is accepted; where only the SDK’s model does, it is told."
    >
      <Table heads={['About', 'What', 'Accepted']} rows={rows} />
    </Chapter>
  );
}

/** Whether sources of different kinds name different errors. */
function isWidened({ expect: { errors = [] } }: Case): boolean {
  const kinds = new Set(errors.flatMap(({ provenance }) => provenance.map(({ kind }) => kind)));
  return errors.length > 1 && kinds.size > 1;
}

function acceptedBy({ expect: { errors = [] } }: Case): string {
  return errors
    .map(({ code, provenance }) => `${code} (${provenance.map(({ kind }) => kind).join(', ')})`)
    .join('; ');
}
