import type { VNode } from 'preact';
import type { Recording } from '../../../contract/recording.ts';
import { timingsOf } from '../../timings.ts';
import { Chapter } from '../chapter.tsx';
import { Table } from '../table.tsx';

const HEADS = ['Operation', 'Lane', 'Answer', 'Exchanges', 'p50', 'p95', 'Slowest'];

export function Timings({ recordings }: { recordings: readonly Recording[] }): VNode {
  return (
    <Chapter
      id="timings"
      title="Timings"
      intro="Milliseconds from the first byte sent to the last byte read, by exchange."
    >
      <Table
        heads={HEADS}
        rows={timingsOf(recordings).map(({ operation, lane, outcome, count, p50, p95, max }) => [
          operation,
          lane,
          outcome,
          count,
          p50,
          p95,
          max,
        ])}
        numbers={[3, 4, 5, 6]}
      />
    </Chapter>
  );
}
