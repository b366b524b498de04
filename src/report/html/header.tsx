import type { Report } from '../../../generated/report.ts';
import { countOf, type Figure as Rate, sharePercent, showPercent } from '../../results/summary.ts';
import { showDuration, showTime } from '../../text/duration.ts';
import { Bar, List } from './blocks.tsx';
import { Changes } from './changes.tsx';
import { Lead } from './lead.tsx';

/** What was judged, when, and the two figures; then what is wrong, by sort. */
export function Header({ report, previous }: { report: Report; previous?: Report | undefined }) {
  const { suite, target, run, summary } = report;
  const facts = [
    showTime(run.startedAt),
    `Region ${target.region}`,
    target.account && `account ${target.account}`,
    `in ${showDuration(run.ms)}`,
    `suite ${suite.version}`,
    run.filter.length > 0 && `only ${run.filter.join(', ')}`,
  ].filter(Boolean);
  return (
    <header class="top wrap">
      <div class="hero">
        <div>
          <p class="eyebrow">{`AWS ${suite.service} ${suite.operation}, conformance of`}</p>
          <h1>{target.name}</h1>
          <List look="facts" of={facts} />
        </div>
        <dl class="figures">
          <Figure name="Conformance" tally={summary.conformance} unit="judged cases pass" />
          <Figure name="Coverage" tally={summary.coverage} unit="cases judged" />
        </dl>
      </div>
      <Lead report={report} />
      {previous && <Changes report={report} previous={previous} />}
    </header>
  );
}

function Figure({ name, tally, unit }: { name: string; tally: Rate; unit: string }) {
  const share = sharePercent(tally);
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd>
        <span class="big">
          {tally.total === 0 ? '–' : showPercent(tally)}
          {tally.total > 0 && <small> %</small>}
        </span>
        <Bar
          parts={[
            [share, 'bar-fg'],
            [100 - share, 'bar-bg'],
          ]}
        />
        <span class="small soft">{`${countOf(tally)} of ${tally.total} ${unit}`}</span>
      </dd>
    </div>
  );
}
