import type { Report } from '../../../generated/report.ts';
import { showTime } from '../../text/duration.ts';
import { plain } from '../../text/harmless.ts';
import { wrap } from '../../text/wrap.ts';
import { changesBetween, describeChanges } from '../changes.ts';

/** Cases named of one sort of change. */
const MOST_CHANGES = 6;

/** What is new since an earlier report, which is what its reader looks for first. */
export function changeLines(report: Report, previous: Report, page = 'report.md'): string[] {
  const changes = describeChanges(changesBetween(previous, report));
  const since = `  since ${showTime(previous.run.startedAt)}`;
  if (changes.length === 0) return [`${since}: nothing has changed`];
  const lines = changes.flatMap(([what, ids]) => {
    const more = ids.length > MOST_CHANGES ? ` and ${ids.length - MOST_CHANGES} more: ${page}` : '';
    const named = ids.slice(0, MOST_CHANGES).map((id) => plain(id));
    return wrap(`${what}: ${named.join(', ')}${more}`, `  ${`${ids.length}`.padStart(4)}  `);
  });
  return [since, ...lines];
}
