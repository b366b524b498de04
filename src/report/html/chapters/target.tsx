import type { Capability, Report } from '../../../../generated/report.ts';
import { groupBy } from '../../../contract/group-by.ts';
import type { Recording } from '../../../contract/recording.ts';
import { counted } from '../../../text/counted.ts';
import type { EvidenceIndex } from '../../evidence.ts';
import { notJudged } from '../../not-judged.ts';
import { describeCapability, describeVerdict } from '../../outcome.ts';
import { type Timing, timingsOf } from '../../timings.ts';
import { TableChapter } from '../chapter.tsx';
import { CaseLinks } from '../name.tsx';

/** Exceptions and cases named in a cell before the rest is only counted. */
const MOST_LINKS = 4;

/** What could not be tested, by what would have to be added. */
export function Untestable({ report: { cases, exceptions } }: { report: Report }) {
  const empty = exceptions.filter(({ verdict, cases: own }) => verdict === 'untested' && own.length === 0);
  return (
    <TableChapter
      id="untestable"
      title="What could not be tested"
      intro="Nothing here counts for or against the target; it only lowers the coverage."
      heads={['Missing', 'What it needs', 'Cases']}
      rows={[
        ...notJudged(cases).map(({ names, add, ids }) => [
          names.join(', '),
          add,
          <CaseLinks ids={ids} most={MOST_LINKS} />,
        ]),
        ...groupBy(empty, describeVerdict).map(([why, groups]) => [
          why,
          '–',
          <CaseLinks ids={groups.map(({ name }) => name)} most={MOST_LINKS} />,
        ]),
      ]}
    />
  );
}

/** What the target can do, as far as the run asked: each probe and what is missing, and how many needs are there. */
export function Capabilities({ index: { report, table } }: { index: EvidenceIndex }) {
  const { capabilities } = report;
  const isThere = ({ name, has }: Capability) => has && Object.hasOwn(table.needs, name);
  return (
    <TableChapter
      id="capabilities"
      title="What the target can do"
      intro="What the cases need besides the operation itself, and whether this target has it."
      heads={['Capability', 'Available', 'Details']}
      rows={[
        ...capabilities
          .filter((one) => !isThere(one))
          .map((one) => [one.name, one.has ? '✓ yes' : '✗ no', describeCapability(one)]),
        ...groupBy(capabilities.filter(isThere), describeCapability).map(([details, { length }]) => [
          counted(length, 'need of cases', 'needs of cases'),
          '✓ yes',
          details,
        ]),
      ]}
    />
  );
}

const TIMINGS: Readonly<Record<string, keyof Timing>> = {
  ...{ Operation: 'operation', Lane: 'lane', Answer: 'outcome' },
  ...{ Exchanges: 'count', p50: 'p50', p95: 'p95', Slowest: 'max' },
};

export function Timings({ recordings }: { recordings: readonly Recording[] }) {
  return (
    <TableChapter
      id="timings"
      title="Timings"
      intro="Milliseconds from the first byte sent to the last byte read, by exchange."
      heads={Object.keys(TIMINGS)}
      rows={timingsOf(recordings).map((timing) => Object.values(TIMINGS).map((key) => timing[key]))}
      numbers={[3, 4, 5, 6]}
    />
  );
}
