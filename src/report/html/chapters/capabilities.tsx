import type { VNode } from 'preact';
import type { Report } from '../../../../generated/report.ts';
import { Chapter } from '../chapter.tsx';
import { Table } from '../table.tsx';

/** What the target can do, as far as the run asked. */
export function Capabilities({ report: { capabilities } }: { report: Report }): VNode {
  return (
    <Chapter
      id="capabilities"
      title="What the target can do"
      intro="What the cases need beside the operation itself, and whether it could be had here."
    >
      <Table
        heads={['Capability', 'There', 'Seen']}
        rows={capabilities.map(({ name, has, detail }) => [name, has ? '✓ yes' : '✗ no', detail])}
      />
    </Chapter>
  );
}
