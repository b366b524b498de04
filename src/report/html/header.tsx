import type { Level, Report } from '../../../generated/report.ts';
import { subjectOf } from '../../results/subject.ts';
import { countOf, type Figure as Rate, sharePercent, showPercent } from '../../results/summary.ts';
import { targetLabel } from '../../results/target-label.ts';
import { counted } from '../../text/counted.ts';
import { showDuration, showTime } from '../../text/duration.ts';
import { plain } from '../../text/harmless.ts';
import { describeChoice } from '../choice.ts';
import { Bar, List } from './blocks.tsx';
import { Changes } from './changes.tsx';
import { FixFirst } from './findings.tsx';
import { Lives } from './lives.tsx';
import { Operations } from './operations.tsx';

/** What was judged, when, the two figures and the levels; then what to fix first, and each operation. */
export function Header({ report, previous }: { report: Report; previous?: Report | undefined }) {
  const { suite, target, run, summary } = report;
  const facts = [
    showTime(run.startedAt),
    `Region ${target.region}`,
    target.account && `account ${target.account}`,
    `in ${showDuration(run.ms)}`,
    `suite ${suite.version}`,
    summary.profile && `profile ${summary.profile} reached`,
    ...describeChoice(report),
  ].filter(Boolean);
  return (
    <header class="top wrap">
      <div class="hero">
        <div>
          <p class="eyebrow">{`AWS ${subjectOf(report)}, conformance of`}</p>
          <h1>{targetLabel(target)}</h1>
          <List look="facts" of={facts} />
        </div>
        <dl class="figures">
          <Figure name="Conformance" tally={summary.conformance} unit="judged cases pass" />
          <Figure name="Coverage" tally={summary.coverage} unit="cases judged" />
        </dl>
      </div>
      <Levels summary={summary} />
      <FixFirst findings={report.findings} />
      <Clean report={report} />
      <Operations report={report} />
      <Lives report={report} />
      {previous && <Changes report={report} previous={previous} />}
    </header>
  );
}

function Figure({ name, tally, unit }: { name: string; tally: Rate; unit: string }) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd>
        <span class="big">
          {tally.total === 0 ? '–' : showPercent(tally)}
          {tally.total > 0 && <small> %</small>}
        </span>
        <Share of={tally} />
        <span class="small soft">{`${countOf(tally)} of ${tally.total} ${unit}`}</span>
      </dd>
    </div>
  );
}

const LEVELS: readonly [Level, about: string][] = [
  ['core', 'what a program sees'],
  ['state', 'what the service remembers'],
  ['wire', 'the form of messages'],
];

/** A bar for each level: how many of its checks pass. */
function Levels({ summary }: Pick<Report, 'summary'>) {
  return (
    <dl class="levels">
      {LEVELS.map(([level, about]) => {
        const tally = summary.levels[level];
        return (
          <div>
            <dt>
              {level} <span class="soft">{about}</span>
            </dt>
            <dd>
              <Share of={tally} />
              <span class="small soft">{`${tally.passed} of ${tally.total} checks pass`}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Share({ of: tally }: { of: Rate }) {
  const share = sharePercent(tally);
  return (
    <Bar
      parts={[
        [share, 'bar-fg'],
        [100 - share, 'bar-bg'],
      ]}
    />
  );
}

/** That nothing is wrong, or that something was left behind. */
function Clean({ report: { findings, leaks, summary } }: { report: Report }) {
  if (leaks.length > 0) return <Leaked of={leaks} />;
  if (findings.length > 0 || summary.conformance.total === 0) return null;
  return <p class="verdict-line v-conformant">Every judged case passes</p>;
}

/** What was left behind is named at once: it may cost money. */
function Leaked({ of: leaks }: { of: Report['leaks'] }) {
  const rest = leaks.length - MOST_LEAKS;
  return (
    <>
      <p class="verdict-line v-deviates">{`Left behind on the target: ${counted(leaks.length, 'resource')}. Remove with the verb sweep.`}</p>
      <List
        look="compact"
        of={[
          ...leaks
            .slice(0, MOST_LEAKS)
            .map(({ kind, name, reason }) => plain(`${kind} ${name}: ${reason}`, LONGEST_LEAK)),
          ...(rest > 0 ? [`${rest} more: report.json`] : []),
        ]}
      />
    </>
  );
}

/** Leaks named on the first screen, and the most characters of each. */
const MOST_LEAKS = 3;
const LONGEST_LEAK = 240;
