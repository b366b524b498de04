import type { Report } from '../../../generated/report.ts';
import { showTime } from '../../text/duration.ts';
import { changesBetween, describeChanges } from '../changes.ts';
import { List } from './blocks.tsx';

/** Cases named in a line before the rest is only counted. */
const MOST_CHANGES = 8;

/** What is new since an earlier run. */
export function Changes({ report, previous }: { report: Report; previous: Report }) {
  const changes = describeChanges(changesBetween(previous, report));
  const since = <b>{`Since ${showTime(previous.run.startedAt)}: `}</b>;
  if (changes.length === 0) return <p class="changes">{since}nothing has changed.</p>;
  return (
    <details class="changes">
      <summary>
        {since}
        {changes.map(([what, ids]) => `${ids.length} ${what}`).join(', ')}
      </summary>
      <List
        of={changes.map(([what, ids]) => [
          `${what}: `,
          ids.slice(0, MOST_CHANGES).map((id, at) => [at > 0 && ', ', <a href={`#${id}`}>{id}</a>]),
          ids.length > MOST_CHANGES && [
            ' and ',
            <a href="report.md">{`${ids.length - MOST_CHANGES} more`}</a>,
          ],
        ])}
      />
    </details>
  );
}
