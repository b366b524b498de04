import type { ComponentChildren, VNode } from 'preact';
import type { Report } from '../../../../generated/report.ts';
import { Chapter } from '../chapter.tsx';
import { CaseLink } from '../name.tsx';
import { Table } from '../table.tsx';

/** What could not be tested and what each case would need. */
export function Untestable({ report: { cases, exceptions } }: { report: Report }): VNode | null {
  const rows: ComponentChildren[][] = [
    ...cases
      .filter(({ outcome }) => outcome === 'untestable')
      .map(({ id, unmet }) => [
        <CaseLink id={id} />,
        unmet.map(({ name, reason }) => `${name}: ${reason}`).join('; '),
        unmet.map(({ remedy }) => remedy).join('; '),
      ]),
    ...exceptions
      .filter(({ verdict, cases: own }) => verdict === 'untested' && own.length === 0)
      .map(({ name, reason }) => [<CaseLink id={name} />, reason, '–']),
  ];
  if (rows.length === 0) return null;
  return (
    <Chapter
      id="untestable"
      title="What could not be tested"
      intro="Nothing here counts for or against the target; it lowers the coverage."
    >
      <Table heads={['Case', 'Why', 'What it needs']} rows={rows} />
    </Chapter>
  );
}
