import type { Report } from '../../../../generated/report.ts';
import type { Recording } from '../../../contract/recording.ts';
import { describeCapability, describeMissing, describeVerdict } from '../../outcome.ts';
import { type Timing, timingsOf } from '../../timings.ts';
import { TableChapter } from '../chapter.tsx';
import { CaseLink } from '../name.tsx';

/** What could not be tested and what each case would need. */
export function Untestable({ report: { cases, exceptions } }: { report: Report }) {
  const untestable = cases.filter(({ outcome }) => outcome === 'untestable');
  const empty = exceptions.filter(({ verdict, cases: own }) => verdict === 'untested' && own.length === 0);
  return (
    <TableChapter
      id="untestable"
      title="What could not be tested"
      intro="Nothing here counts for or against the target; it only lowers the coverage."
      heads={['Case', 'Why', 'What it needs']}
      rows={[
        ...untestable.map(({ id, unmet }) => [
          <CaseLink id={id} />,
          unmet
            .map(describeMissing)
            .map(({ name, reason }) => `${name}: ${reason}`)
            .join('; '),
          unmet.map((one) => describeMissing(one).remedy).join('; '),
        ]),
        ...empty.map((group) => [<CaseLink id={group.name} />, describeVerdict(group), '–']),
      ]}
    />
  );
}

/** What the target can do, as far as the run asked. */
export function Capabilities({ report: { capabilities } }: { report: Report }) {
  return (
    <TableChapter
      id="capabilities"
      title="What the target can do"
      intro="What the cases need besides the operation itself, and whether this target has it."
      heads={['Capability', 'Available', 'Details']}
      rows={capabilities.map((one) => [one.name, one.has ? '✓ yes' : '✗ no', describeCapability(one)])}
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
