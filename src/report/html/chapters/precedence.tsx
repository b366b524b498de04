import type { VNode } from 'preact';
import type { EvidenceIndex } from '../../evidence.ts';
import { Chapter } from '../chapter.tsx';
import { PrecedenceGraph } from '../graph.tsx';
import { Table } from '../table.tsx';

/** Which of two faults the target looks at first, drawn and told. */
export function PrecedenceChapter({ index }: { index: EvidenceIndex }): VNode | null {
  const { precedence } = index.report;
  if (precedence.length === 0) return null;
  const titles = new Map(index.table.cases.map(({ id, title }) => [id, title]));
  return (
    <Chapter
      id="precedence"
      title="Precedence"
      intro="Requests with two faults at once: an arrow leads from the fault this target answers first to the one it would answer next. Told, never counted."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes the focus */}
      <div class="panel scroll" role="group" tabIndex={0} aria-label="Graph of the order">
        <PrecedenceGraph precedence={precedence} />
      </div>
      <details class="more">
        <summary>{`${precedence.length} requests with two faults`}</summary>
        <Table
          heads={['Case', 'What', 'Answered']}
          rows={precedence.map(({ case: id, code }) => [<span id={id}>{id}</span>, titles.get(id), code])}
        />
      </details>
    </Chapter>
  );
}
