import type { VNode } from 'preact';
import type { Finding, Report } from '../../../../generated/report.ts';
import { Chapter } from '../chapter.tsx';
import { Name } from '../name.tsx';
import { Table } from '../table.tsx';

const SEEN: ReadonlySet<string> = new Set(['retired-seen', 'unknown-member', 'one-region']);
/** Cases named in a cell before the rest is only counted. */
const MOST_LINKS = 4;

/** Whether a finding is about the target, not about the sources. */
export function isSeen({ kind }: Finding): boolean {
  return SEEN.has(kind);
}

/** What was seen of the target that no case counts. */
export function Seen({ report }: { report: Report }): VNode | null {
  const found = report.findings.filter(isSeen);
  if (found.length === 0) return null;
  return (
    <Chapter id="seen" title="Also seen" intro="Worth knowing of this target, whatever the cases say.">
      <Table
        heads={['About', 'What', 'Seen in']}
        rows={found.map(({ subject, says, cases = [] }) => [
          <Name of={subject} />,
          says,
          <Links ids={cases} />,
        ])}
      />
    </Chapter>
  );
}

function Links({ ids }: { ids: readonly string[] }): VNode {
  return (
    <>
      {ids.slice(0, MOST_LINKS).map((id) => (
        <span>
          <a href={`#${id.split('#')[0]}`}>{id}</a>{' '}
        </span>
      ))}
      {ids.length > MOST_LINKS && `and ${ids.length - MOST_LINKS} more`}
    </>
  );
}
