import type { ComponentChildren } from 'preact';
import type { Report } from '../../../generated/report.ts';
import { sharedCauses } from '../causes.ts';
import { sortsOf } from '../deviation.ts';

/** What is wrong at a glance: causes that cases share, then a button for each sort of deviation. */
export function Lead({ report: { cases, summary, leaks, findings } }: { report: Report }) {
  const sorts = sortsOf(cases);
  const retired = findings.filter(({ kind }) => kind === 'retired-seen').length;
  const isClean = sorts.length + retired + leaks.length === 0 && summary.conformance.total > 0;
  return (
    <ul class="lead" aria-label="What deviates, by sort">
      {sharedCauses(cases).map(({ message, first }) => (
        <Item>
          {message}; see <a href={`#${first.id}`}>{first.id}</a> first
        </Item>
      ))}
      {sorts.map(({ sort, message, count }) => (
        <li>
          <button type="button" data-sort={sort} aria-pressed="false" title="Show only these cases">
            {message} <b>{count}</b>
          </button>
        </li>
      ))}
      {retired > 0 && <Item>Still returns an error that is no longer in use {retired}</Item>}
      {leaks.length > 0 && <Item>Leaked {leaks.length}</Item>}
      {isClean && <Item look="well">Every judged case passes</Item>}
    </ul>
  );
}

function Item({ look, children }: { look?: string; children: ComponentChildren }) {
  return (
    <li>
      <span class={look}>{children}</span>
    </li>
  );
}
